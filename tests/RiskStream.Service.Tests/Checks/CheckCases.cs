using RiskStream.Protocol.V1;
using RiskStream.Reference;
using RiskStream.Rules;
using ChargeBundle = RiskStream.Reference.Lists.ChargeBundle;
using Codes = RiskStream.Reference.Lists.Codes;
using ExclusivePair = RiskStream.Reference.Lists.ExclusivePair;
using FrequencyCap = RiskStream.Reference.Lists.FrequencyCap;

namespace RiskStream.Service.Tests.Checks;

/// <summary>For each rule that a check decides: a question that is flagged, and one next to it that passes.</summary>
internal static class CheckCases
{
    private const string Ct = "002103000010000";

    /// <summary>The verdict that each is owed, and the rule that says so.</summary>
    public static readonly IReadOnlyDictionary<string, (IReadOnlyList<Envelope> History, Question Ask, string Rule, CheckResponse.Types.Verdict Verdict)> All =
        Cases().ToDictionary(one => one.Name, one => (one.History, one.Ask, one.Rule, one.Verdict));

    public static ReferenceData Lists()
    {
        var lists = new ReferenceDataBuilder();
        lists.Add(new(Histories.Hospital), new Institution { Axis = RuleAxis.Hospital, Latitude = 30.66, Longitude = 104.06 });
        lists.Add(new(Histories.OtherHospital), new Institution { Axis = RuleAxis.Hospital, Latitude = 30.67, Longitude = 104.07 });
        lists.Add(new(Histories.FarHospital), new Institution { Axis = RuleAxis.Hospital, Latitude = 31.46, Longitude = 104.68 });
        lists.Add(new FrequencyCap { Item = Ct, Per = "day", MostE4 = 0, ExamGroup = "chest-ct", MinGapDays = 7 });
        lists.Add(new ExclusivePair { First = "ENHANCED", Second = "PLAIN", Within = "encounter", IsClearViolation = true });
        lists.Add(new FrequencyCap { Item = "CAP", Per = "day", MostE4 = 10_000, IsClearViolation = true });
        lists.Add(new ExclusivePair { First = "DRESSING-L", Second = "DRESSING-S", Within = "day" });
        lists.Add(new ChargeBundle { Item = "BUNDLE", Included = Codes.Of("PART-1", "PART-2", "PART-3"), PriceE6 = 200_000_000, MinParts = 3 });
        return lists.Build();
    }

    private static IEnumerable<(string Name, IReadOnlyList<Envelope> History, Question Ask, string Rule, CheckResponse.Types.Verdict Verdict)> Cases()
    {
        const CheckResponse.Types.Verdict Pass = CheckResponse.Types.Verdict.Pass;
        const CheckResponse.Types.Verdict Reminded = CheckResponse.Types.Verdict.Reminded;
        const CheckResponse.Types.Verdict Reason = CheckResponse.Types.Verdict.ReasonRequired;
        const CheckResponse.Types.Verdict Blocked = CheckResponse.Types.Verdict.Blocked;
        var admission = new Question { Scenario = 3, MedicalType = "21", AdmittedAt = Histories.Now };
        Envelope[] twice = [Histories.Admission("A", 27), Histories.Discharge("A", 25), Histories.Admission("B", 26, Histories.OtherHospital, "K35"), Histories.Discharge("B", 18, Histories.OtherHospital, "K35")];
        var stay = new Question { Scenario = 4, Encounter = "STAY", MedicalType = "21", AdmittedAt = Histories.Now - TimeSpan.FromDays(2) };
        var ct = Histories.Line("1", Ct, "03", 300);

        yield return ("H01 a third admission in 30 days", Stays(12, 24), admission with { Icd = "N20" }, "H01", Reminded);
        yield return ("H01 a second admission in 30 days", Stays(24), admission with { Icd = "N20" }, "H01", Pass);
        yield return ("H02 admitted again on the third day", [Histories.Admission("A", 10), Histories.Discharge("A", 3)], admission, "H02", Reason);
        yield return ("H02 admitted again after three weeks", [Histories.Admission("A", 30), Histories.Discharge("A", 21)], admission, "H02", Pass);
        yield return ("H03 admitted while in another hospital", [Histories.Admission("A", 4, Histories.OtherHospital), .. Beds("A", 4)],
            new Question { Scenario = 8, Encounter = "STAY", MedicalType = "21", AdmittedAt = Histories.Now - TimeSpan.FromDays(3), Icd = "K35" }, "H03", Reason);
        yield return ("H03 settled after the other stay ended", [Histories.Admission("A", 40, Histories.OtherHospital), Histories.Discharge("A", 36, Histories.OtherHospital)],
            new Question { Scenario = 8, Encounter = "STAY", MedicalType = "21", AdmittedAt = Histories.Now - TimeSpan.FromDays(3), Icd = "K35" }, "H03", Pass);
        yield return ("H04 a visit elsewhere in the middle of a stay", [Histories.Admission("A", 5)], new Question { Provider = Histories.OtherHospital }, "H04", Reminded);
        yield return ("H04 a visit after the stay", [Histories.Admission("A", 9), Histories.Discharge("A", 4)], new Question { Provider = Histories.OtherHospital }, "H04", Pass);
        yield return ("H09 two charges that exclude each other clearly", [Histories.Admission("STAY", 2)],
            stay with { Lines = [Histories.Line("1", "ENHANCED", "03", 400), Histories.Line("2", "PLAIN", "03", 200)] }, "H09", Blocked);
        yield return ("H09 one of the two", [Histories.Admission("STAY", 2)], stay with { Lines = [Histories.Line("1", "ENHANCED", "03", 400)] }, "H09", Pass);
        yield return ("H10 the parts for more than the bundle", [Histories.Admission("STAY", 2)],
            stay with { Lines = [Histories.Line("1", "PART-1", "05", 90), Histories.Line("2", "PART-2", "05", 80), Histories.Line("3", "PART-3", "05", 70)] }, "H10", Reason);
        yield return ("H10 two of three parts", [Histories.Admission("STAY", 2)],
            stay with { Lines = [Histories.Line("1", "PART-1", "05", 90), Histories.Line("2", "PART-2", "05", 80)] }, "H10", Pass);
        yield return ("H11 a CT three days after the last", [Histories.Visit("V", 3, Histories.OtherHospital, Histories.Line("1", Ct, "03", 300))], new Question { Lines = [ct] }, "H11", Reminded);
        yield return ("H11 a CT two weeks after the last", [Histories.Visit("V", 14, Histories.OtherHospital, Histories.Line("1", Ct, "03", 300))], new Question { Lines = [ct] }, "H11", Pass);
        yield return ("P04 a fifth purchase of a drug in 30 days", Purchases(4), Drug(), "P04", Reminded);
        yield return ("P04 a fourth purchase of a drug in 30 days", Purchases(3), Drug(), "P04", Pass);
        yield return ("C01 a third institution on one day", [Histories.Visit("A", 0.05), Histories.Visit("B", 0.02, "H51010000009")], new Question { Provider = Histories.OtherHospital }, "C01", Reason);
        yield return ("C01 a second institution on one day", [Histories.Visit("A", 0.05)], new Question { Provider = Histories.OtherHospital }, "C01", Pass);
        yield return ("G01 a hundred kilometres in half an hour", [Histories.Visit("A", 0.02, Histories.FarHospital)], new Question { Provider = Histories.OtherHospital }, "G01", Reason);
        yield return ("G01 a hundred kilometres in half a day", [Histories.Visit("A", 0.5, Histories.FarHospital)], new Question { Provider = Histories.OtherHospital }, "G01", Pass);
    }

    private static List<Envelope> Stays(params ReadOnlySpan<double> daysAgo)
    {
        var stays = new List<Envelope>();
        for (var i = 0; i < daysAgo.Length; i++)
        {
            // Of different diseases in different hospitals, so that nothing but their number says anything.
            var (provider, icd) = ($"H5101000010{i}", $"K{20 + (10 * i)}");
            stays.Add(Histories.Admission($"A{i}", daysAgo[i], provider, icd));
            stays.Add(Histories.Discharge($"A{i}", daysAgo[i] - 3, provider, icd));
        }

        return stays;
    }

    private static IEnumerable<Envelope> Beds(string stay, int days) => Enumerable.Range(0, days).Select(day =>
    {
        var at = Histories.DaysAgo(day + 0.2);
        var bed = Histories.Line($"bed{day}", "BED", "01", 50);
        bed.FeeOcurTime = at;
        return new Envelope
        {
            Type = EventType.FeeDetail,
            EventTime = at,
            FixmedinsCode = Histories.OtherHospital,
            MdtrtareaAdmvs = "510100",
            FeeDetail = new FeeDetailBatch
            {
                Person = new Person { PsnKey = Histories.Person }, MdtrtId = stay, RsService = ServiceKind.Inpatient, Lines = { bed },
            },
        };
    });

    private static List<Envelope> Purchases(int count) =>
        [.. Enumerable.Range(1, count).Select(number => Histories.Purchase($"B{number}", 4 * number, Histories.Line("1", "XA10BAE038A001", "09", 20)))];

    private static Question Drug() => new()
    {
        Scenario = 10, Provider = Histories.Pharmacy, MedicalType = "41", Lines = [Histories.Line("1", "XA10BAE038A001", "09", 20)],
    };
}
