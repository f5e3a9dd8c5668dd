using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>
/// P01 CardAggregationBurst and rules of its shape: at each use, the distinct persons of the last ten minutes, the median gap, and
/// the distinct persons of the last hour against the same hour of the week before. Bursts that repeat the persons of earlier ones
/// weigh more. Pure.
/// </summary>
public sealed class CardBurstEvaluator
{
    private readonly RuleDefinition _rule;
    private readonly CardBurst _measure;
    private readonly GradedMeasure<CardBurst> _graded;
    private readonly ReferenceData _reference;
    private readonly IRegionContext _region;

    /// <summary>Evaluates one rule with the given lists and what is known of the region.</summary>
    public CardBurstEvaluator(RuleDefinition rule, ReferenceData reference, IRegionContext region)
    {
        _rule = rule;
        _measure = (CardBurst)rule.Measure;
        _graded = new GradedMeasure<CardBurst>(rule, reference);
        _reference = reference;
        _region = region;
    }

    /// <summary>The rule.</summary>
    public RuleDefinition Rule => _rule;

    /// <summary>
    /// What the uses at one institution say from <paramref name="judgedFrom"/> on: before it the usual hour or earlier bursts would lie
    /// behind the uses that are kept. <paramref name="known"/> holds the dense windows found before; <paramref name="confirmed"/> days
    /// have no usual hour.
    /// </summary>
    public IReadOnlyList<AlertDraft> Evaluate(
        ProviderId provider,
        string region,
        UseTimeline<CardUse> uses,
        StandingCache<DenseWindow> known,
        EventTimestamp judgedFrom = default,
        IReadOnlyList<DaySpan>? confirmed = null)
    {
        var dense = new List<DenseWindow>();
        var standings = new List<BurstStanding>();
        foreach (var day in uses.Days)
        {
            var today = known.On(day, d => DenseOn(provider, uses, d));
            foreach (var window in today)
            {
                if (window.At >= judgedFrom
                    && Judge(provider, region, UsualHour(uses, confirmed ?? [], window.At), window, dense) is { } standing)
                {
                    standings.Add(standing);
                }
            }

            dense.AddRange(today);
        }

        return
        [
            .. Episodes.Join(standings, _measure.CoolDown)
                .Where(episode => _rule.AppliesOn(episode.Anchor))
                .Select(episode => _graded.Told(
                    CardBurstReport.Draft(_rule, _measure, provider, region, episode, uses), provider, episode.Peak.At.Day)),
        ];
    }

    private List<DenseWindow> DenseOn(ProviderId provider, UseTimeline<CardUse> uses, CivilDay day)
    {
        var institution = _reference.InstitutionOn(provider, day);
        if (institution.Axis != _rule.Axis || uses.On(day).Persons == 0)
        {
            return [];
        }

        var atLeast = _graded.On(provider, day).Persons * Math.Max(1, institution.Tills);
        var tills = Math.Max(1, institution.Tills);
        var reach = uses.Between(day.Start - TimeSpan.FromHours(1), day.End).Where(use => use.Counts).ToList();
        var dense = new List<DenseWindow>();
        for (var last = 0; last < reach.Count; last++)
        {
            var at = reach[last].Time;
            if (at < day.Start || (last + 1 < reach.Count && reach[last + 1].Time == at))
            {
                continue;
            }

            var window = Back(reach, last, BurstStanding.ShortWindow);
            var persons = window.Select(use => use.Beneficiary).ToHashSet();
            var gap = MedianGap(window);
            if (persons.Count >= atLeast && gap * tills <= _measure.MedianGapSeconds)
            {
                var hour = Back(reach, last, TimeSpan.FromHours(1)).Select(use => use.Beneficiary).Distinct().Count();
                dense.Add(new DenseWindow(at, window, persons, gap, hour));
            }
        }

        return dense;
    }

    private static List<Use<CardUse>> Back(List<Use<CardUse>> uses, int last, TimeSpan span)
    {
        var from = uses[last].Time - span;
        var first = last;
        while (first > 0 && uses[first - 1].Time > from)
        {
            first--;
        }

        return uses.GetRange(first, last - first + 1);
    }

    private static double MedianGap(List<Use<CardUse>> window)
    {
        if (window.Count < 2)
        {
            return double.PositiveInfinity;
        }

        var gaps = new double[window.Count - 1];
        for (var i = 1; i < window.Count; i++)
        {
            gaps[i - 1] = (window[i].Time - window[i - 1].Time).TotalSeconds;
        }

        Array.Sort(gaps);
        var middle = gaps.Length / 2;
        return gaps.Length % 2 == 1 ? gaps[middle] : (gaps[middle - 1] + gaps[middle]) / 2;
    }

    private BurstStanding? Judge(
        ProviderId provider, string region, SelfBaseline usual, DenseWindow window, List<DenseWindow> earlier)
    {
        var day = window.At.Day;
        if (usual.Samples < _measure.MinSamples
            || window.PersonsInHour < _measure.HourFactor * Math.Max(usual.Mean, _measure.HourFloor)
            || _reference.IsCalendarDay(day, "promotion", provider)
            || _region.IsRegionWideBurst(region, window.At) == true)
        {
            return null;
        }

        var groupDays = earlier
            .Where(other => other.At.Day < day && other.At.Day >= day - _measure.GroupMemoryDays)
            .Where(other => window.OverlapWith(other) >= _measure.GroupOverlap)
            .Select(other => other.At.Day).Distinct().Order().ToList();
        var device = OneDeviceOf(window.Window);
        var severity = groupDays.Count >= _measure.GroupDays || device.Length > 0 ? Severity.High : Severity.Medium;
        var tills = Math.Max(1, _reference.InstitutionOn(provider, day).Tills);
        return new BurstStanding(window, usual, groupDays, device, severity, _graded.On(provider, day).Persons * tills);
    }

    private static string OneDeviceOf(IReadOnlyList<Use<CardUse>> window)
    {
        var device = window[0].Content.Device;
        return device.Length > 0 && window.All(use => use.Content.Device == device && !use.Content.PersonPresent)
            ? device
            : string.Empty;
    }

    private SelfBaseline UsualHour(UseTimeline<CardUse> uses, IReadOnlyList<DaySpan> confirmed, EventTimestamp at)
    {
        var day = at.Day;
        var hour = TimeSpan.FromHours(at.HourOfDay);
        var samples = new List<int>();
        var leftOut = 0;
        for (var week = 1; week <= _measure.BaselineWeeks; week++)
        {
            var earlier = day - (7 * week);
            if (earlier < uses.FirstDay)
            {
                continue;
            }

            if (confirmed.Any(days => days.Touches(earlier.Start, earlier.End)))
            {
                leftOut++;
            }
            else
            {
                var start = earlier.Start + hour;
                samples.Add(uses.On(earlier).PersonsBetween(start, start + TimeSpan.FromHours(1)));
            }
        }

        return SelfBaseline.Of(samples) with { Confirmed = leftOut };
    }
}
