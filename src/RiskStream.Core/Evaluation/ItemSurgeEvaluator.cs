using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>
/// H07 ExamCluster and rules of its shape. Panes end on full hours; a pane's window is the 24 h before its end, and its baseline
/// the distinct persons of the same 24 h of earlier weeks, counted from the item's first use. Pure.
/// </summary>
public sealed class ItemSurgeEvaluator
{
    private const int PanesPerDay = 24;

    private readonly RuleDefinition _rule;
    private readonly ItemSurge _measure;
    private readonly GradedMeasure<ItemSurge> _graded;
    private readonly ReferenceData _reference;
    private readonly IRegionContext _region;

    /// <summary>Evaluates one rule with the given lists and what is known of the region.</summary>
    public ItemSurgeEvaluator(RuleDefinition rule, ReferenceData reference, IRegionContext region)
    {
        _rule = rule;
        _measure = (ItemSurge)rule.Measure;
        _graded = new GradedMeasure<ItemSurge>(rule, reference);
        _reference = reference;
        _region = region;
    }

    /// <summary>The rule.</summary>
    public RuleDefinition Rule => _rule;

    /// <summary>How many weeks back a baseline reaches, and hence how long a changed day is felt.</summary>
    public int BaselineWeeks => _measure.BaselineWeeks;

    /// <summary>
    /// What the uses of one item say from <paramref name="judgedFrom"/>, the start of a day, on: before it a window or its baseline
    /// would reach behind the uses that are kept. <paramref name="known"/> holds what was measured before, with the same
    /// <paramref name="confirmed"/> days, which are no baseline.
    /// </summary>
    public IReadOnlyList<AlertDraft> Evaluate(
        ItemSubject subject,
        UseTimeline<ExamUse> uses,
        StandingCache<SurgeStanding> known,
        EventTimestamp judgedFrom = default,
        IReadOnlyList<DaySpan>? confirmed = null)
    {
        var standings = Candidates(uses)
            .Where(day => day.Start >= judgedFrom)
            .SelectMany(day => known.On(day, d => [.. StandingsOf(subject, uses, confirmed ?? [], d)]));
        return
        [
            .. Episodes.Join(standings, _measure.CoolDown)
                .Where(episode => _rule.AppliesOn(episode.Anchor))
                .Select(episode => _graded.Told(
                    ItemSurgeReport.Draft(_rule, _measure, subject, episode, uses), subject.Provider, episode.Peak.At.Day)),
        ];
    }

    /// <summary>Days on which a pane can have enough persons at all: the day and the one before it, in which its window begins.</summary>
    private IEnumerable<CivilDay> Candidates(UseTimeline<ExamUse> uses)
    {
        var fewest = Math.Min(_graded.Lowest.MinPersons, _graded.Lowest.PanelPersons);
        var days = new SortedSet<CivilDay>(uses.Days);
        days.UnionWith(uses.Days.Select(day => day + 1).ToList());
        return days.Where(day => uses.On(day).Persons + uses.On(day - 1).Persons >= fewest);
    }

    private IEnumerable<SurgeStanding> StandingsOf(
        ItemSubject subject, UseTimeline<ExamUse> uses, IReadOnlyList<DaySpan> confirmed, CivilDay day)
    {
        if (IsSilentOn(subject, uses, day))
        {
            yield break;
        }

        var reach = uses.Between(day.Start - TimeSpan.FromHours(PanesPerDay), day.End).Where(use => use.Counts).ToList();

        // Until its last pane the windows of a day hold persons of the day before, and a screening has its persons for a reason.
        var firstPane = IsScreening(subject, day - 1) ? PanesPerDay : 1;
        for (var pane = firstPane; pane <= PanesPerDay; pane++)
        {
            var end = day.Start + TimeSpan.FromHours(pane);
            var window = reach.Where(use => use.Time >= end - TimeSpan.FromHours(24) && use.Time < end).ToList();
            if (window.Count > 0 && Judge(subject, uses, BaselineOf(uses, confirmed, end), end, window) is { } standing)
            {
                yield return standing;
            }
        }
    }

    private bool IsSilentOn(ItemSubject subject, UseTimeline<ExamUse> uses, CivilDay day)
    {
        var institution = _reference.InstitutionOn(subject.Provider, day);
        return institution.Axis != _rule.Axis
            || _measure.SilentSpecialties.Contains(institution.Specialty)
            || IsScreening(subject, day)
            || uses.FirstDay is not { } first
            || day.Number - first.Number < _measure.WarmUpDays;
    }

    private bool IsScreening(ItemSubject subject, CivilDay day) => _reference.IsCalendarDay(day, "screening", subject.Provider);

    /// <summary>
    /// The same hours of earlier weeks, not the pane's civil day: a window that ends in the night from Friday to Saturday holds a
    /// Friday, and a Saturday's numbers would make every one of them an alarm.
    /// </summary>
    private SelfBaseline BaselineOf(UseTimeline<ExamUse> uses, IReadOnlyList<DaySpan> confirmed, EventTimestamp end)
    {
        var samples = new List<int>();
        var leftOut = 0;
        for (var week = 1; week <= _measure.BaselineWeeks; week++)
        {
            var earlier = end - TimeSpan.FromDays(7 * week);
            var start = earlier - TimeSpan.FromDays(1);
            if (start.Day < uses.FirstDay)
            {
                continue;
            }

            if (confirmed.Any(days => days.Touches(start, earlier)))
            {
                leftOut++;
            }
            else
            {
                samples.Add(uses.PersonsBetween(start, earlier));
            }
        }

        return SelfBaseline.Of(samples) with { Confirmed = leftOut };
    }

    private SurgeStanding? Judge(
        ItemSubject subject, UseTimeline<ExamUse> uses, SelfBaseline baseline, EventTimestamp end, List<Use<ExamUse>> window)
    {
        var at = new EventTimestamp(end.Micros - 1);
        var persons = window.Select(use => use.Beneficiary).Distinct().Count();
        var standing = new SurgeStanding(at, end + TimeSpan.FromHours(1), end, persons, baseline)
        {
            RegionScore = _region.ItemScore(subject.Region, subject.Item, at.Day),
            Panel = LargestPanel(window),
        };
        var measure = _graded.On(subject.Provider, at.Day);
        var severity = SeverityOf(measure, standing, persons);
        if (severity < Severity.High && IsPackage(measure, standing, persons))
        {
            standing = standing with { IsByPanel = true };
            severity = Severity.High;
        }
        else if (severity < Severity.High && IsAbovePeers(measure, subject, uses, end))
        {
            standing = standing with { AbovePeers = true };
            severity = Severity.High;
        }

        return severity == Severity.None ? null : standing with { Severity = severity, Measure = measure };
    }

    /// <summary>
    /// Whether most persons had one and the same set of items. Their number need not be unusual, so only a region that itself alarms
    /// explains it.
    /// </summary>
    private bool IsPackage(ItemSurge measure, SurgeStanding standing, int persons) =>
        standing.Panel.Persons >= measure.PanelPersons
        && standing.Panel.Persons >= _measure.PanelShare * persons
        && !(standing.RegionScore >= _measure.MediumScore && IsExplainedByRegion(standing));

    private Severity SeverityOf(ItemSurge measure, SurgeStanding standing, int persons)
    {
        if (persons < measure.MinPersons || standing.Baseline.Samples < _measure.MinSamples || IsExplainedByRegion(standing))
        {
            return Severity.None;
        }

        return standing.Score >= _measure.HighScore ? Severity.High
            : standing.Score >= _measure.MediumScore ? Severity.Medium
            : Severity.None;
    }

    /// <summary>An epidemic raises everybody's numbers: what remains of z without the region's own must still alarm.</summary>
    private bool IsExplainedByRegion(SurgeStanding standing) =>
        standing.RegionScore is { } region && standing.Score - Math.Max(0, region) < _measure.MediumScore;

    private bool IsAbovePeers(ItemSurge measure, ItemSubject subject, UseTimeline<ExamUse> uses, EventTimestamp end)
    {
        var day = new EventTimestamp(end.Micros - 1).Day;
        if (subject.PersonsOfProvider is not { } all || _region.PeersOf(subject.Provider, subject.Item, day) is not { } peers)
        {
            return false;
        }

        var from = end - TimeSpan.FromDays(7);
        var persons = uses.Between(from, end).Where(use => use.Counts).Select(use => use.Beneficiary).Distinct().Count();
        if (persons < measure.WeekPersons || peers.Institutions < 8 || all(from, end) is not (> 0 and var total))
        {
            return false;
        }

        var share = (double)persons / total;
        var robust = 0.6745 * (share - peers.Median) / Math.Max(peers.Deviation, 0.01 * peers.Median);
        return share >= _measure.PeerShareFactor * peers.Median && robust >= _measure.PeerScore;
    }

    private PanelCount LargestPanel(List<Use<ExamUse>> window)
    {
        var largest = window
            .Where(use => use.Content.PanelItems >= _measure.PanelMinItems)
            .GroupBy(use => use.Content.Panel)
            .Select(group => new PanelCount(
                group.Key, group.First().Content.PanelItems, group.Select(use => use.Beneficiary).Distinct().Count()))
            .OrderByDescending(panel => panel.Persons)
            .ThenBy(panel => panel.Panel)
            .FirstOrDefault();
        return largest ?? new PanelCount(0, 0, 0);
    }
}
