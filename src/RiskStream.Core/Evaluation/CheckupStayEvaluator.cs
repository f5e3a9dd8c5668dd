using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>
/// H06 CheckupStyleAdmission, of one stay: mostly examinations, hardly any treatment, few days and no operation. Judged once the stay has
/// ended and is settled, if its charge lines are there. Pure.
/// </summary>
public sealed class CheckupStayEvaluator : IPersonEvaluator
{
    private readonly CheckupStay _measure;
    private readonly ReferenceData _reference;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public CheckupStayEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        Rule = rule;
        _measure = (CheckupStay)rule.Measure;
        _reference = reference;
    }

    /// <inheritdoc/>
    public RuleDefinition Rule { get; }

    /// <inheritdoc/>
    public TimeSpan LongestWindow => TimeSpan.FromDays(31);

    /// <inheritdoc/>
    public bool IsOfStaysOnly => true;

    /// <inheritdoc/>
    public bool Asks(EncounterFacts encounter) => encounter.IsStay;

    /// <inheritdoc/>
    public bool MayFind(PersonTimeline person, EncounterFacts changed) => Judge(changed) is not null;

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Evaluate(PersonTimeline person) =>
    [
        .. person.Stays.Select(Judge).OfType<CheckupStanding>()
            .Select(standing => new Episode<CheckupStanding>(standing.At, standing.Until, standing))
            .Where(episode => Rule.AppliesOn(episode.Anchor))
            .Select(episode => new Finding(Subject.Of(episode.Peak.Stay.Id), CheckupStayReport.Draft(Rule, episode))),
    ];

    /// <summary>Whether a stay is one that the rule looks for.</summary>
    public bool IsCheckup(EncounterFacts stay) => Judge(stay) is not null;

    private CheckupStanding? Judge(EncounterFacts stay)
    {
        if (StayProfile.Of(stay) is not { HasOperation: false } profile || profile.Days > _measure.MaxDays || profile.Missing > _measure.MaxMissing)
        {
            return null;
        }

        var exams = profile.ShareOf(ChargeClass.Examination, ChargeClass.Laboratory);
        var treatment = profile.ShareOf(
            ChargeClass.Treatment, ChargeClass.Operation, ChargeClass.Drug, ChargeClass.Herb, ChargeClass.PatentHerb);
        return exams >= _measure.ExamShare
            && treatment < _measure.TreatmentShare
            && Exclusions.Of(Rule, stay, _reference, stay.Provider, stay.AdmittedAt!.Value.Day) is null
                ? new CheckupStanding(profile.EndedAt, stay, profile, exams, treatment, _measure.ExamShare)
                : null;
    }
}

/// <summary>A stay that was mostly examinations.</summary>
internal sealed record CheckupStanding(
    EventTimestamp At, EncounterFacts Stay, StayProfile Profile, double Exams, double Treatment, double Limit) : IStanding
{
    public EventTimestamp Until => At + TimeSpan.FromHours(24);

    public Severity Severity => Severity.Medium;

    public double Ratio => Exams / Limit;
}
