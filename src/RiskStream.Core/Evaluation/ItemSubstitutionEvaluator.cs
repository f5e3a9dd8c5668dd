using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>
/// H12 ItemSubstitution: g = (c7/7) / max(c28/28, ε) of an item and s = 1 − (c7_B/7) / (c28_B/28) of a cheaper one of its group; HIGH if
/// g ≥ 3, c7 ≥ 30, s ≥ 0.5 and the price at least 1.5 times the other's (rule catalogue, part C §3). Silent where the institution did not
/// know the item before those days, and where the other institutions of the prefecture together switched likewise. Pure.
/// </summary>
internal sealed class ItemSubstitutionEvaluator : IDayEvaluator
{
    private const int WindowDays = RateVsBefore.WeekDays + RateVsBefore.BeforeDays;
    private const double Tolerance = 1e-9;

    private readonly ItemSubstitution _measure;
    private readonly ReferenceData _reference;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public ItemSubstitutionEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        Rule = rule;
        _measure = (ItemSubstitution)rule.Measure;
        _reference = reference;
    }

    /// <inheritdoc/>
    public RuleDefinition Rule { get; }

    /// <inheritdoc/>
    public int DaysBack => WindowDays + ItemSubstitution.KnownDays - 1;

    /// <summary>After the seven days that a use is in there is nothing to say of it.</summary>
    public int DaysAhead => RateVsBefore.WeekDays - 1;

    /// <inheritdoc/>
    public DayClosing Closing => _measure.Closing;

    /// <summary>The items of a group that took the place of cheaper ones, at the end of a day.</summary>
    public IReadOnlyList<SubstitutionStanding> Measure(ItemSums sums, CivilDay day)
    {
        var week = sums.UpTo(day, RateVsBefore.WeekDays);
        var charged = week.Where(entry => Reaches(entry.Value.Units, _measure.MinUnits)).Select(entry => entry.Key).ToList();
        if (charged.Count == 0)
        {
            return [];
        }

        var rates = new ItemRates(week, sums.UpTo(day - RateVsBefore.WeekDays, RateVsBefore.BeforeDays));
        return
        [
            .. charged.Where(of => Reaches(rates.Of(of.Provider, of.Item).GrowthOver(_measure.LeastPerDay), _measure.Growth))
                .Where(of => sums.HasAny(of.Provider, of.Item, day - WindowDays, ItemSubstitution.KnownDays))
                .OrderBy(of => of.Provider.Value, StringComparer.Ordinal).ThenBy(of => of.Item, StringComparer.Ordinal)
                .Select(of => StandingOf(of.Provider, of.Item, rates, day)).OfType<SubstitutionStanding>(),
        ];
    }

    /// <summary>An alert about an episode's peak.</summary>
    public AlertDraft Draft(string group, Episode<SubstitutionStanding> episode, ItemSums sums) => ItemSubstitutionReport.Draft(
        Rule, group, episode, EvidenceOf(episode.Peak, sums.Uses));

    /// <summary>The cheaper item that fell furthest; null if none fell so far, or if it did so everywhere.</summary>
    private SubstitutionStanding? StandingOf(ProviderId provider, string dearer, ItemRates rates, CivilDay day) => rates.ItemsBefore(provider)
        .Where(cheaper => cheaper != dearer && IsCheaper(rates, provider, dearer, cheaper))
        .Select(cheaper => StandingOf(provider, (dearer, cheaper), rates, day))
        .Where(one => HasFallen(one.Decline) && !(Reaches(one.OthersGrowth, _measure.Growth) && HasFallen(rates.OfOthers(provider, one.Cheaper))))
        .OrderByDescending(one => one.Decline.Fall).ThenByDescending(one => one.Decline.Before).ThenBy(one => one.Cheaper, StringComparer.Ordinal)
        .FirstOrDefault();

    private SubstitutionStanding StandingOf(ProviderId provider, (string Dearer, string Cheaper) items, ItemRates rates, CivilDay day)
    {
        var rise = rates.Of(provider, items.Dearer);
        return new SubstitutionStanding
        {
            Provider = provider,
            Day = day,
            Dearer = items.Dearer,
            Cheaper = items.Cheaper,
            Rise = rise,
            Decline = rates.Of(provider, items.Cheaper),
            DearerFen = rates.FenInWeek(provider, items.Dearer),
            CheaperFen = rates.FenBefore(provider, items.Cheaper),
            Growth = rise.GrowthOver(_measure.LeastPerDay),
            Limit = _measure.Growth,
            Others = rates.OthersWith(provider, items.Dearer, items.Cheaper),
            OthersGrowth = rates.OfOthers(provider, items.Dearer).GrowthOver(_measure.LeastPerDay),
            OthersFall = rates.OfOthers(provider, items.Cheaper).Fall,
        };
    }

    /// <summary>By what the one costs in the seven days, and the other cost in those before: there both were charged.</summary>
    private bool IsCheaper(ItemRates rates, ProviderId provider, string dearer, string cheaper) =>
        rates.FenBefore(provider, cheaper) is > 0 and var less && Reaches(rates.FenInWeek(provider, dearer), _measure.PriceFactor * less);

    private bool HasFallen(RateVsBefore rate) => Reaches(rate.PerDayBefore, _measure.LeastPerDay) && Reaches(rate.Fall, _measure.Fall);

    /// <summary>What was charged of the dearer item in the seven days, and then of the cheaper one in all 35.</summary>
    private static List<Use<ItemUse>> EvidenceOf(SubstitutionStanding peak, UseTimeline<ItemUse> uses)
    {
        var all = uses.Between((peak.Day - (WindowDays - 1)).Start, peak.Day.End).FindAll(use => use.Counts && use.Content.Provider == peak.Provider);
        var week = (peak.Day - (RateVsBefore.WeekDays - 1)).Start;
        return
        [
            .. all.Where(use => use.Content.Item == peak.Dearer && use.Time >= week),
            .. all.Where(use => use.Content.Item == peak.Cheaper),
        ];
    }

    /// <summary>Rates are quotients: what is equal on paper may differ in the last digit.</summary>
    private static bool Reaches(double value, double limit) => value >= limit - Tolerance;
}
