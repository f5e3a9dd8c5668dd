using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Time;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>Makes stays of the usual kinds.</summary>
internal static class Stays
{
    private static readonly StayCare DialysisCare = new(
        [Exams.Kidney, Exams.Electrolytes], [Drugs.Erythropoietin, Drugs.Heparin], Treatment: Services.Haemodialysis);

    private static readonly StayCare ChemotherapyCare = new(
        [Exams.BloodCount, Exams.Liver, Exams.TumourMarkers, Exams.ChestCt, Exams.Ecg],
        Drugs.Tumour,
        Treatment: Services.Chemotherapy);

    private static readonly (string Icd, string Name)[] Tumours =
        [("C34.900", "肺恶性肿瘤"), ("C18.900", "结肠恶性肿瘤"), ("C16.900", "胃恶性肿瘤"), ("C50.900", "乳房恶性肿瘤")];

    /// <summary>An ordinary stay.</summary>
    public static Stay ForIllness(Condition condition, StaySlot slot, CivilCalendar calendar)
    {
        var dice = new Dice(slot.Key, Strand.Stay);
        var emergency = condition.Operation is null && dice.Chance(0.12);
        return Draft(slot, calendar, dice) with
        {
            Diagnoses = [VisitOrder.Diagnose(condition)],
            Care = StayCare.Of(condition),
            Department = condition.Department,
            MedType = condition == Conditions.Birth ? "52" : emergency ? "24" : "21",
        };
    }

    /// <summary>A day in hospital for one dialysis session.</summary>
    public static Stay ForDialysis(StaySlot slot, CivilCalendar calendar) =>
        Draft(slot with { Nights = 0 }, calendar, new Dice(slot.Key, Strand.Stay)) with
        {
            Diagnoses = VisitOrders.RenalFailure(),
            Care = DialysisCare,
            Department = "A09",
            DiseaseNumber = "M07801",
        };

    /// <summary>One cycle of chemotherapy.</summary>
    public static Stay ForChemotherapy(StaySlot slot, CivilCalendar calendar)
    {
        // Breast tumours are drawn for women only; the last of the list.
        var tumour = Tumours[(int)(slot.Who.Key % (slot.Who.Female ? 4UL : 3UL))];
        return Draft(slot, calendar, new Dice(slot.Key, Strand.Stay)) with
        {
            Diagnoses =
            [
                VisitOrder.Diagnose(tumour.Icd, tumour.Name),
                VisitOrder.Diagnose("Z51.100", "肿瘤化学治疗", main: false),
            ],
            Care = ChemotherapyCare,
            Department = "A19",
            DiseaseNumber = "M00500",
        };
    }

    private static Stay Draft(StaySlot slot, CivilCalendar calendar, Dice dice)
    {
        var (key, who, where, day, nights) = slot;

        // Not after 22:30, so that the day of admission still has an hour for its charges.
        var admitted = nights == 0
            ? calendar.At(day, 7, dice.Below(30))
            : Math.Min(calendar.Midnight(day) + Rhythm.Admission.SecondOfDay(dice), calendar.At(day, 22, 30));
        var discharged = nights == 0
            ? calendar.At(day, 12, dice.Below(60))
            : calendar.At(day + nights, 9) + dice.Below(7 * CivilCalendar.Hour);
        return new Stay
        {
            Key = key,
            Person = who.Index,
            Where = where,
            Day = day,
            Nights = nights,
            Admitted = admitted,
            Discharged = discharged,
            Diagnoses = [],
            Care = DialysisCare,
            Department = "",
            Doctor = dice.Pick(where.Doctors),
        };
    }
}
