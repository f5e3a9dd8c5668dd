using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Ledger;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>
/// The rules that are judged on one person's timeline, and what they say of it against what was said. The person stage and the check
/// before a settlement judge alike by it.
/// </summary>
public sealed class PersonEvaluators
{
    private readonly IReadOnlyList<IPersonEvaluator> _all;

    /// <summary>The active rules of a set that are judged on a person's timeline.</summary>
    public PersonEvaluators(RuleSet rules, ReferenceData reference) =>
        _all = [.. rules.JudgedBy(reference.Versions).Active.Select(rule => Of(rule, reference)).OfType<IPersonEvaluator>()];

    /// <summary>Whether a rule, by its number, may say something else of a person because encounters changed.</summary>
    public bool MustJudge(int number, PersonTimeline person, QuietRules quiet, IReadOnlyList<EncounterFacts> changed) =>
        MustJudge(number, person, quiet.Knows(this, number), changed);

    /// <summary>The same of a rule that is said to have found nothing before they changed, or not.</summary>
    public bool MustJudge(int number, PersonTimeline person, bool isQuiet, IReadOnlyList<EncounterFacts> changed)
    {
        for (var i = 0; i < changed.Count; i++)
        {
            if (_all[number].Asks(changed[i]) && !(isQuiet && !_all[number].MayFind(person, changed[i])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<IPersonEvaluator> All => _all;

    /// <summary>Says what is new of every subject that the rule speaks of now or spoke of before.</summary>
    public static void Reconcile(
        RuleDefinition rule, IReadOnlyList<Finding> findings, AlertJournal journal, EventTimestamp sealedBefore, Occasion occasion)
    {
        var drafts = findings.ToLookup(finding => finding.Subject, finding => finding.Draft);
        var subjects = journal.SubjectsOf(rule.Id).Concat(drafts.Select(group => group.Key)).Distinct()
            .OrderBy(subject => subject.Key, StringComparer.Ordinal);
        foreach (var subject in subjects.ToList())
        {
            journal.Reconcile(rule, subject, [.. drafts[subject]], sealedBefore, occasion);
        }
    }

    private static IPersonEvaluator? Of(RuleDefinition rule, ReferenceData reference) => rule.Measure switch
    {
        StayFrequency => new StayFrequencyEvaluator(rule, reference),
        VisitFrequency => new VisitFrequencyEvaluator(rule, reference),
        StayGap => new StayGapEvaluator(rule, reference),
        StayOverlap => new StayOverlapEvaluator(rule, reference),
        OutsideStay => new OutsideStayEvaluator(rule, reference),
        CheckupStay => new CheckupStayEvaluator(rule, reference),
        IdleBed => new IdleBedEvaluator(rule, reference),
        Travel => new TravelEvaluator(rule, reference),
        DuplicateCharge => new DuplicateChargeEvaluator(rule, reference),
        UnbundledCharge => new UnbundledChargeEvaluator(rule, reference),
        RepeatExam => new RepeatExamEvaluator(rule, reference),
        OverPurchase => new OverPurchaseEvaluator(rule, reference),
        _ => null,
    };
}
