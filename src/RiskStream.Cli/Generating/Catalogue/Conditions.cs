using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.People;
using static RiskStream.Cli.Generating.Catalogue.Exams;

namespace RiskStream.Cli.Generating.Catalogue;

/// <summary>The conditions of the honest background, and the draws among them.</summary>
internal static class Conditions
{
    public static readonly Condition Cold = new()
    {
        Icd = "J06.900", Name = "急性上呼吸道感染", Department = "A03", Visits = 22, Drugs = Drugs.Airways,
        Exams = [BloodCount, Crp, ChestX],
    };

    public static readonly Condition Bronchitis = new()
    {
        Icd = "J20.900", Name = "急性支气管炎", Department = "A03", Visits = 9, Stays = 7, Drugs = Drugs.Airways,
        Exams = [BloodCount, Crp, ChestX, ChestCt, Procalcitonin], MedianNights = 6,
    };

    public static readonly Condition Pneumonia = new()
    {
        Icd = "J18.900", Name = "肺炎", Department = "A03", Visits = 2, Stays = 12, Drugs = Drugs.Airways,
        Exams = [BloodCount, Crp, ChestCt, Procalcitonin, Electrolytes], MedianNights = 8,
    };

    public static readonly Condition Copd = new()
    {
        Icd = "J44.900", Name = "慢性阻塞性肺疾病", Department = "A03", Visits = 3, Stays = 9, FromAge = 50,
        Drugs = Drugs.Airways,
        Exams = [BloodCount, Crp, ChestCt, Lung, Ecg, Bnp], MedianNights = 9, DiseaseNumber = "M05300",
    };

    public static readonly Condition Hypertension = new()
    {
        Icd = "I10.x00", Name = "高血压", Department = "A02", Visits = 9, Stays = 5, FromAge = 35, Drugs = Drugs.Heart,
        Exams = [Lipids, Kidney, Ecg, Heart, Carotid, Urine], MedianNights = 6, DiseaseNumber = "M03900",
    };

    public static readonly Condition CoronaryDisease = new()
    {
        Icd = "I25.103", Name = "冠状动脉粥样硬化性心脏病", Department = "A02", Visits = 4, Stays = 8, FromAge = 45,
        Drugs = Drugs.Heart,
        Exams = [Lipids, CardiacEnzymes, Ecg, Heart, Holter, Bnp], MedianNights = 7, DiseaseNumber = "M04600",
    };

    public static readonly Condition Stroke = new()
    {
        Icd = "I63.900", Name = "脑梗死", Department = "A04", Visits = 2, Stays = 9, FromAge = 45, Drugs = Drugs.Nerves,
        Exams = [HeadCt, HeadMri, Carotid, Lipids, Coagulation, Ecg], MedianNights = 10, DiseaseNumber = "M04803",
    };

    public static readonly Condition Diabetes = new()
    {
        Icd = "E11.900", Name = "2型糖尿病", Department = "A05", Visits = 6, Stays = 6, FromAge = 30, Drugs = Drugs.Sugar,
        Exams = [Glucose, Hba1c, Lipids, Kidney, Urine, Carotid], MedianNights = 8, DiseaseNumber = "M01600",
    };

    public static readonly Condition Gastritis = new()
    {
        Icd = "K29.500", Name = "慢性胃炎", Department = "A06", Visits = 8, Stays = 6, FromAge = 14, Drugs = Drugs.Stomach,
        Exams = [Gastroscopy, Abdomen, BloodCount, Stool, Liver], MedianNights = 5,
    };

    public static readonly Condition Gallstones = new()
    {
        Icd = "K80.200", Name = "胆囊结石", Department = "B01", Visits = 2, Stays = 5, FromAge = 20, Drugs = Drugs.Stomach,
        Exams = [Abdomen, Liver, BloodCount, Coagulation], MedianNights = 7,
    };

    public static readonly Condition Appendicitis = new()
    {
        Icd = "K35.800", Name = "急性阑尾炎", Department = "B01", Stays = 4, FromAge = 6, ToAge = 75, Drugs = Drugs.Stomach,
        Exams = [Abdomen, BloodCount, Crp, Coagulation, Urine], MedianNights = 6, Operation = Services.Appendectomy,
    };

    public static readonly Condition DiscHernia = new()
    {
        Icd = "M51.202", Name = "腰椎间盘突出", Department = "B05", Visits = 6, Stays = 7, FromAge = 25, Drugs = Drugs.Pain,
        Exams = [LumbarMri, LimbX, Crp, BoneDensity], MedianNights = 8,
    };

    public static readonly Condition Gonarthrosis = new()
    {
        Icd = "M17.900", Name = "膝骨关节病", Department = "B05", Visits = 5, Stays = 3, FromAge = 45, Drugs = Drugs.Pain,
        Exams = [LimbX, BoneDensity, Crp, VitaminD], MedianNights = 7,
    };

    public static readonly Condition Fracture = new()
    {
        Icd = "S82.800", Name = "小腿骨折", Department = "B05", Visits = 1, Stays = 4, FromAge = 8, Drugs = Drugs.Pain,
        Exams = [LimbX, Coagulation, BloodCount, Ecg], MedianNights = 10, Operation = Services.Fixation,
    };

    public static readonly Condition CataractEye = new()
    {
        Icd = "H25.900", Name = "老年性白内障", Department = "C02", Visits = 1, Stays = 4, FromAge = 58, Drugs = Drugs.Nerves,
        Exams = [Glucose, Ecg, Coagulation, BloodCount], MedianNights = 2, Operation = Services.Cataract,
    };

    public static readonly Condition Dizziness = new()
    {
        Icd = "H81.100", Name = "良性阵发性位置性眩晕", Department = "A04", Visits = 4, Stays = 4, FromAge = 30,
        Drugs = Drugs.Nerves,
        Exams = [HeadCt, Carotid, Lipids, Ecg], MedianNights = 5,
    };

    public static readonly Condition ThyroidNodule = new()
    {
        Icd = "E04.100", Name = "甲状腺结节", Department = "A05", Visits = 3, Stays = 1, FromAge = 20, Drugs = Drugs.Sugar,
        Exams = [Thyroid, ThyroidLab, BloodCount], MedianNights = 5,
    };

    public static readonly Condition Vaginitis = new()
    {
        Icd = "N76.000", Name = "急性阴道炎", Department = "D01", Visits = 5, FromAge = 18, ToAge = 70, WomenOnly = true,
        Drugs = Drugs.Women, Exams = [Pelvis, Urine, BloodCount],
    };

    public static readonly Condition Birth = new()
    {
        Icd = "O80.000", Name = "头位顺产", Department = "D02", Stays = 4, FromAge = 20, ToAge = 42, WomenOnly = true,
        Drugs = Drugs.Women, Exams = [Pelvis, BloodCount, Coagulation], MedianNights = 3, Operation = Services.Delivery,
    };

    public static readonly Condition Dermatitis = new()
    {
        Icd = "L30.900", Name = "皮炎", Department = "C05", Visits = 6, Drugs = Drugs.Airways,
        Exams = [BloodCount, Allergens],
    };

    public static readonly IReadOnlyList<Condition> All =
    [
        Cold, Bronchitis, Pneumonia, Copd, Hypertension, CoronaryDisease, Stroke, Diabetes, Gastritis, Gallstones,
        Appendicitis, DiscHernia, Gonarthrosis, Fracture, CataractEye, Dizziness, ThyroidNodule, Vaginitis, Birth,
        Dermatitis,
    ];

    /// <summary>What a chronic patient has.</summary>
    public static readonly IReadOnlyList<Condition> LongTerm =
        [Hypertension, Hypertension, Diabetes, CoronaryDisease, Copd, Stroke];

    private static readonly double[] VisitWeights = Dice.Cumulate(All.Select(condition => condition.Visits));
    private static readonly double[] StayWeights = Dice.Cumulate(All.Select(condition => condition.Stays));

    /// <summary>
    /// What ails a person now; not what the drugs that a chronic patient has at home are for, as these are fetched by the month.
    /// </summary>
    public static Condition DrawVisit(Dice dice, Profile who) =>
        Draw(VisitWeights, dice, drawn => drawn.Suits(who.Age, who.Female) && drawn.Drugs != who.LongTerm?.Drugs, Cold);

    public static Condition DrawStay(Dice dice, int age, bool female) =>
        Draw(StayWeights, dice, drawn => drawn.Suits(age, female), Pneumonia);

    private static Condition Draw(double[] weights, Dice dice, Func<Condition, bool> suits, Condition otherwise)
    {
        for (var attempt = 0; attempt < 8; attempt++)
        {
            var drawn = All[dice.PickIndex(weights)];
            if (suits(drawn))
            {
                return drawn;
            }
        }

        return otherwise;
    }
}
