using RiskStream.Cli.Generating;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>Compares what labels promise with what brute force finds, both ways.</summary>
internal sealed class LabelAudit
{
    private readonly Prefecture _prefecture;
    private readonly List<string> _broken = [];
    private readonly List<string> _unlabelled = [];

    public LabelAudit(Prefecture prefecture, IEnumerable<Envelope> events)
    {
        _prefecture = prefecture;
        Facts = new EffectiveFacts(events);
        var lists = prefecture.RegistryRecords();
        var keyPersons = lists.KeyPersons.Select(person => person.PsnKey).ToHashSet();
        AuditSubjects("H01", FrequentAdmissionCount.Judge(Facts, keyPersons));
        AuditPersons(lists);
        Exams = new ExamClusterCount(Facts, lists, prefecture.Options.Start);
        AuditDays("H07", Exams.Hits());
        var tills = lists.Institutions
            .Where(entry => entry.Axis == "pharmacy")
            .ToDictionary(entry => entry.FixmedinsCode, entry => entry.Tills);
        AuditDays("P01", new CardBurstCount(Facts, tills).Hits());
        AuditVisits(lists);
        AuditSubjects("P05", new TraceCodeCount(Facts).Judge());
        AuditSubjects("P04", HighOrLabelled("P04", Verdict.BySubject(new OverPurchaseCount(Facts).Hits())));
        AuditSubjects("H05", Verdict.BySubject(new IdleBedCount(Facts).Hits()));
        AuditSubjects("H06", HighOrLabelled("H06", Verdict.BySubject(new CheckupStayCount(Facts).Hits())));
        AuditSubjects("H11", HighOrLabelled("H11", Verdict.BySubject(new RepeatExamCount(Facts, lists).Hits())));
        var charges = new ForbiddenChargeCount(Facts, lists);
        AuditSubjects("H09", Verdict.BySubject(charges.Duplicates()));
        AuditSubjects("H10", Verdict.BySubject(charges.Unbundled()));
        AuditBursts("H14", new GroupAdmissionCount(Facts).Hits());
        AuditBursts("H13", new SimilarStayCount(Facts).Hits());
        AuditBursts("H08", new FeeStructureCount(Facts, lists.Institutions).Hits());
        AuditBursts("H12", new ItemSubstitutionCount(Facts, lists.Substitutions).Hits());
    }

    public EffectiveFacts Facts { get; }

    public ExamClusterCount Exams { get; }

    /// <summary>Labels that do not hold.</summary>
    public IReadOnlyList<string> Broken => _broken;

    /// <summary>Hits without a label.</summary>
    public IReadOnlyList<string> Unlabelled => _unlabelled;

    private IEnumerable<SchemeLabel> LabelsOf(string ruleId) =>
        _prefecture.Labels.Where(label => label.RuleId == ruleId);

    /// <summary>
    /// Without hits below HIGH, which many honest people come to, and without what persons of other rules' labels come to besides:
    /// four admissions are as many chest scans.
    /// </summary>
    private Dictionary<string, Verdict> HighOrLabelled(string ruleId, Dictionary<string, Verdict> verdicts)
    {
        var labelled = LabelsOf(ruleId).Select(label => label.SubjectKey).ToHashSet();
        var others = _prefecture.Labels.Select(label => label.SubjectKey.Split('|')[0]).ToHashSet();
        return verdicts.Where(entry => labelled.Contains(entry.Key)
            || (entry.Value.Severity is "HIGH" or "CRITICAL" && !others.Contains(entry.Key.Split('|')[0]))).ToDictionary();
    }

    private void AuditPersons(ReferenceLists lists)
    {
        var registry = lists.Institutions.ToDictionary(entry => entry.FixmedinsCode);
        var blocs = registry.Values
            .Where(entry => entry.BlocFixmedinsCode.Length > 0)
            .ToDictionary(entry => entry.FixmedinsCode, entry => entry.BlocFixmedinsCode);
        var rehabilitation = registry.Values
            .Where(entry => entry.Specialty == "rehabilitation")
            .Select(entry => entry.FixmedinsCode)
            .ToHashSet();
        AuditSubjects("C01", Verdict.BySubject(new FrequentVisitCount(Facts, rehabilitation).Hits()));
        AuditSubjects("H02", Verdict.BySubject(new SplitStayCount(Facts).Hits()));
        AuditSubjects("H03", Verdict.BySubject(new OverlappingStayCount(Facts, blocs).Hits()));
        AuditSubjects("H04", Verdict.BySubject(new OutsideSettlementCount(Facts).Hits()));
        AuditSubjects("G01", Verdict.BySubject(new TravelCount(Facts, registry).Hits()));
    }

    private void AuditVisits(ReferenceLists lists)
    {
        var clinics = lists.Institutions.Where(entry => entry.Axis == "clinic").ToDictionary(entry => entry.FixmedinsCode);
        var rehabilitation = Codes(clinics.Values.Where(entry => entry.Specialty == "rehabilitation"));
        var pharmacies = lists.Institutions.Where(entry => entry.Axis == "pharmacy").ToList();
        AuditDays("C02", new TemplateBillingCount(Facts, clinics.Keys.ToHashSet(), rehabilitation).Hits());
        AuditDays("C03", new CapacityCount(Facts, clinics.ToDictionary(entry => entry.Key, entry => entry.Value.DrCnt)).Hits());
        AuditBursts("P03", new PharmacyBasketCount(Facts, Codes(pharmacies)).Hits());
        AuditDays("P02", new PhantomSwipeCount(Facts, Codes(pharmacies), Codes(pharmacies.Where(entry => entry.Opens.Length > 0))).Hits());

        static HashSet<string> Codes(IEnumerable<InstitutionRegistry> entries) => [.. entries.Select(entry => entry.FixmedinsCode)];
    }

    private void AuditSubjects(string ruleId, Dictionary<string, Verdict> verdicts)
    {
        foreach (var label in LabelsOf(ruleId))
        {
            var found = verdicts.GetValueOrDefault(label.SubjectKey, Verdict.Silent);
            Compare(label, new Verdict(label.Severity, label.AnchorDay), found);
            verdicts.Remove(label.SubjectKey);
        }

        _unlabelled.AddRange(verdicts
            .Where(entry => entry.Value != Verdict.Silent)
            .Select(entry => $"{ruleId} {entry.Key} {entry.Value.AnchorDay} {entry.Value.Severity}"));
    }

    private void AuditDays(string ruleId, IEnumerable<(string Subject, string Day, string Severity)> found)
    {
        var hits = found.ToDictionary(hit => (hit.Subject, hit.Day), hit => hit.Severity);
        foreach (var label in LabelsOf(ruleId))
        {
            foreach (var day in label.Days)
            {
                hits.Remove((label.SubjectKey, day), out var severity);
                Compare(label, new Verdict(label.Severity, day), new Verdict(severity ?? "NONE", day));
            }
        }

        _unlabelled.AddRange(hits.Select(hit => $"{ruleId} {hit.Key.Subject} {hit.Key.Day} {hit.Value}"));
    }

    /// <summary>A label is about one burst of its subject, which begins on its anchor day.</summary>
    private void AuditBursts(string ruleId, IEnumerable<(string Subject, string Day, string Severity)> found)
    {
        var hits = found.ToDictionary(hit => (hit.Subject, hit.Day), hit => hit.Severity);
        foreach (var label in LabelsOf(ruleId))
        {
            foreach (var day in label.IsScheme ? [label.AnchorDay] : label.Days)
            {
                hits.Remove((label.SubjectKey, day), out var severity);
                Compare(label, new Verdict(label.Severity, day), new Verdict(severity ?? "NONE", day));
            }
        }

        _unlabelled.AddRange(hits.Select(hit => $"{ruleId} {hit.Key.Subject} {hit.Key.Day} {hit.Value}"));
    }

    private void Compare(SchemeLabel label, Verdict promised, Verdict found)
    {
        if (promised != found)
        {
            _broken.Add($"{label.SchemeId} ({label.SubjectKey}) promises {promised}, and the count says {found}");
        }
    }
}
