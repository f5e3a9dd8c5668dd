using RiskStream.Alerts;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>
/// H11 RepeatExamPerson and rules of its shape: examinations of a group that come sooner after the last one than the lists allow,
/// unless the person may have been operated on between them, or too many within windows. Pure.
/// </summary>
public sealed class RepeatExamEvaluator : IPersonEvaluator
{
    // A gap of this many days takes what arrived beyond the allowed lateness, as a window of them does.
    private const int LongGapDays = 30;

    private readonly RepeatExam _measure;
    private readonly ReferenceData _reference;
    private readonly ILookup<string, string> _caps;
    private readonly ExamGroups _groups;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public RepeatExamEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        Rule = rule;
        _measure = (RepeatExam)rule.Measure;
        _reference = reference;
        _caps = reference.FrequencyCaps.All.Where(cap => cap.ExamGroup.Length > 0).Select(cap => (cap.Item, cap.NaturalKey)).Distinct()
            .ToLookup(cap => cap.Item, cap => cap.NaturalKey);
        _groups = new ExamGroups(reference, _measure.Limits);
        LongestWindow = TimeSpan.FromDays(Math.Max(
            _measure.Limits.Max(limit => limit.Days), reference.FrequencyCaps.All.Select(cap => cap.MinGapDays).DefaultIfEmpty().Max()));
    }

    /// <inheritdoc/>
    public RuleDefinition Rule { get; }

    /// <inheritdoc/>
    public TimeSpan LongestWindow { get; }

    /// <inheritdoc/>
    public bool IsOfStaysOnly => false;

    /// <inheritdoc/>
    public bool Asks(EncounterFacts encounter) =>
        _caps.Count > 0 && (OperationSpan.IsIn(encounter) || _groups.AreIn(encounter));

    /// <inheritdoc/>
    public bool MayFind(PersonTimeline person, EncounterFacts changed) =>
        OperationSpan.IsIn(changed) || _groups.MayBeTooMany(person.ChargedNear(changed, LongestWindow), changed);

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Evaluate(PersonTimeline person)
    {
        if (_caps.Count == 0)
        {
            return [];
        }

        var exams = person.Charged.Where(_groups.AreIn).SelectMany(encounter => GroupedExam.Of(Rule, encounter, _caps, _reference))
            .OrderBy(exam => exam.Done.At).ThenBy(exam => exam.Done.Key.Value, StringComparer.Ordinal).ToList();
        var operations = exams.Count > 1 ? OperationSpan.Of(person) : [];
        return [.. exams.GroupBy(exam => exam.Group).SelectMany(group => Findings(person.Beneficiary, [.. group], operations))];
    }

    private IEnumerable<Finding> Findings(BeneficiaryId beneficiary, List<GroupedExam> exams, List<OperationSpan> operations)
    {
        var subject = new Subject("psn+group", $"{beneficiary}|{exams[0].Group}");
        var done = exams.ConvertAll(exam => exam.Done);
        var soon = TooSoon(exams, done, operations).ToList();
        var standings = WindowAggregate.Standings(done, _measure.Limits)
            .Select(window => (RepeatExamStanding)new RepeatExamStanding.Often(window))
            .Concat(soon)
            .OrderBy(standing => standing.At);
        return Episodes.Join(standings).Where(episode => Rule.AppliesOn(episode.Anchor))
            .Select(episode => new Finding(subject, RepeatExamReport.Draft(Rule, episode, exams, soon)));
    }

    private IEnumerable<RepeatExamStanding.Soon> TooSoon(
        List<GroupedExam> exams, List<Occurrence> done, List<OperationSpan> operations)
    {
        var examOf = exams.ToLookup(exam => exam.Done.Key);
        var within = Gaps(done, takesTooLate: false).Select(gap => (Gap: gap, Takes: false));
        var beyond = Gaps(done, takesTooLate: true).Select(gap => (Gap: gap, Takes: true));
        foreach (var (gap, takesTooLate) in within.Concat(beyond))
        {
            var exam = examOf[gap.Later.Key].First(exam => exam.Done == gap.Later);
            if (exam.MinGapDays >= LongGapDays == takesTooLate
                && gap.Days < exam.MinGapDays
                && !operations.Exists(operation => operation.MayLieIn(gap)))
            {
                yield return new RepeatExamStanding.Soon(gap, exam.MinGapDays, exam.Fen, _measure.GapSeverity);
            }
        }
    }

    private static IEnumerable<Gap> Gaps(List<Occurrence> done, bool takesTooLate) => GapSinceLast
        .Links(
            done.Where(exam => exam.ExcludedBy is null && (takesTooLate || !exam.TooLate)),
            _ => string.Empty,
            exam => exam.At,
            exam => exam.Key.Value)
        .Select(link => new Gap(link.Earlier, link.Later));
}
