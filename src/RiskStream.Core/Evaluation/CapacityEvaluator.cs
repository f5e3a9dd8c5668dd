using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>
/// C03 CapacityExceeded and rules of its shape, for an institution: the visits of a civil day against its registered doctors, and those
/// of seven days against its own past. A visit counts on the day of its settlement, once a day. Pure.
/// </summary>
public sealed class CapacityEvaluator : IUseEvaluator<VisitUse>
{
    private readonly CapacityExceeded _measure;
    private readonly ReferenceData _reference;
    private readonly RuleScope _scope;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public CapacityEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        Rule = rule;
        _measure = (CapacityExceeded)rule.Measure;
        _reference = reference;
        _scope = new RuleScope(rule);
    }

    /// <inheritdoc/>
    public RuleDefinition Rule { get; }

    /// <inheritdoc/>
    public int DaysBack => GrowthVsSelf.Days * (_measure.BaselineWeeks + 1);

    /// <inheritdoc/>
    public IReadOnlyList<AlertDraft> Evaluate(
        VisitSubject subject,
        UseTimeline<VisitUse> uses,
        StandingCache<VisitMeasurement> known,
        EventTimestamp judgedFrom,
        IReadOnlyList<DaySpan> confirmed)
    {
        var visits = uses.Days.ToDictionary(day => day, day => VisitsOn(subject, uses, known, day));
        var first = uses.FirstDay;
        var standings = visits.Keys.Where(day => day.Start >= judgedFrom)
            .Select(day => Judge(subject, visits, day, first, confirmed))
            .OfType<CapacityStanding>();
        return
        [
            .. Episodes.Join(standings, _measure.CoolDown)
                .Where(episode => Rule.AppliesOn(episode.Anchor))
                .Select(episode => CapacityReport.Draft(Rule, _measure, _scope, subject, episode, EvidenceOf(subject, uses, episode.Peak))),
        ];
    }

    private int VisitsOn(
        VisitSubject subject, UseTimeline<VisitUse> uses, StandingCache<VisitMeasurement> known, CivilDay day) =>
        (int)known.On(day, one => [new CapacityDay(_scope.Asks(_reference, subject.Provider, one) ? DistinctVisits(uses, one) : 0)])
            .OfType<CapacityDay>().Sum(measured => measured.Amount);

    private int DistinctVisits(UseTimeline<VisitUse> uses, CivilDay day) =>
        uses.On(day).Ordered.Where(_scope.Counts).Select(use => (use.Beneficiary, use.Content.Encounter)).Distinct().Count();

    private CapacityStanding? Judge(
        VisitSubject subject, Dictionary<CivilDay, int> visits, CivilDay day, CivilDay? first, IReadOnlyList<DaySpan> confirmed)
    {
        var doctors = _reference.InstitutionOn(subject.Provider, day).Doctors;
        var load = doctors == 0 ? 0 : (double)visits[day] / (doctors * _measure.VisitsPerDoctor);
        if (load > _measure.MediumLoad)
        {
            var isHigh = load > _measure.HighLoad;
            return new CapacityStanding(
                day,
                isHigh ? Severity.High : Severity.Medium,
                CapacityCause.Load,
                load,
                isHigh ? _measure.HighLoad : _measure.MediumLoad,
                visits[day],
                doctors);
        }

        if (visits[day] == 0 || GrowthVsSelf.CountOf(one => visits.GetValueOrDefault(one), day) < _measure.GrowthVisits)
        {
            return null;
        }

        var growth = GrowthVsSelf.Of(one => visits.GetValueOrDefault(one), day, _measure.BaselineWeeks, first, confirmed);
        return growth.Usual.Samples >= _measure.MinSamples
            && growth.Ratio >= _measure.GrowthFactor
            ? new CapacityStanding(
                day, Severity.Medium, CapacityCause.Growth, growth.Ratio, _measure.GrowthFactor, visits[day], doctors, growth)
            : null;
    }

    private List<Use<VisitUse>> EvidenceOf(VisitSubject subject, UseTimeline<VisitUse> uses, CapacityStanding peak)
    {
        var from = peak.Cause == CapacityCause.Growth ? peak.Day - (GrowthVsSelf.Days - 1) : peak.Day;
        return uses.Between(from.Start, peak.Day.End).FindAll(use => _scope.Asks(_reference, subject.Provider, use.Time.Day));
    }
}
