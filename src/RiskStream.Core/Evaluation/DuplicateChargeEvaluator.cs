using System.Collections.Frozen;
using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Ledger;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Reference.Lists;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>
/// H09 DuplicateOrOverFrequencyCharge and rules of its shape: exclusive pairs and caps within a civil day or an encounter, net of
/// the refunds in the same scope. A line belongs whole to the day of its time: a session over midnight is not split. Pure.
/// </summary>
public sealed class DuplicateChargeEvaluator : IPersonEvaluator
{
    private readonly DuplicateCharge _measure;
    private readonly ReferenceData _reference;
    private readonly ILookup<string, string> _pairs;
    private readonly FrozenSet<string> _items;
    private readonly FrozenDictionary<ulong, Watched> _watched;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public DuplicateChargeEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        Rule = rule;
        _measure = (DuplicateCharge)rule.Measure;
        _reference = reference;
        var pairs = reference.ExclusivePairs.All.ToList();
        _pairs = pairs.Select(pair => (pair.First, pair.NaturalKey)).Distinct().ToLookup(pair => pair.First, pair => pair.NaturalKey);
        var partners = pairs.Where(pair => pair.First != pair.Second)
            .ToLookup(pair => pair.First, pair => ChargedItem.HashOf(pair.Second));
        var mostE4 = reference.FrequencyCaps.All.Where(cap => cap.MostE4 > 0 || cap.IsHourly)
            .ToLookup(cap => cap.Item, cap => cap.IsHourly ? 0 : cap.MostE4);
        _items = pairs.SelectMany(pair => new[] { pair.First, pair.Second })
            .Concat(reference.FrequencyCaps.All.Select(cap => cap.Item)).ToFrozenSet();
        _watched = _items.GroupBy(ChargedItem.HashOf).ToFrozenDictionary(
            items => items.Key,
            items => new Watched(
                items.SelectMany(item => mostE4[item]).DefaultIfEmpty(long.MaxValue).Min(),
                [.. items.SelectMany(item => partners[item]).Distinct()]));
    }

    /// <inheritdoc/>
    public RuleDefinition Rule { get; }

    /// <inheritdoc/>
    public TimeSpan LongestWindow => TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public bool IsOfStaysOnly => false;

    /// <inheritdoc/>
    public bool Asks(EncounterFacts encounter)
    {
        foreach (var charged in encounter.Items)
        {
            if (_watched.ContainsKey(charged.Item))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public bool MayFind(PersonTimeline person, EncounterFacts changed)
    {
        foreach (var charged in changed.Items)
        {
            if (_watched.TryGetValue(charged.Item, out var watched)
                && (ChargedE4(changed, charged.Item) > watched.MostE4 || IsAnyCharged(changed, watched.Partners)))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Evaluate(PersonTimeline person)
    {
        if (_items.Count == 0)
        {
            return [];
        }

        return
        [
            .. person.Charged.Where(encounter => MayFind(person, encounter)).SelectMany(encounter => ChargeReport
                .Drafts(Rule, Standings(encounter), (encounter.Provider, encounter.Region))
                .Select(draft => new Finding(Subject.Of(encounter.Id), draft))),
        ];
    }

    private static bool IsAnyCharged(EncounterFacts encounter, ulong[] items)
    {
        foreach (var item in items)
        {
            if (ChargedE4(encounter, item) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Units charged of an item on all days, refunds left aside: no scope has more.</summary>
    private static long ChargedE4(EncounterFacts encounter, ulong item)
    {
        var sum = 0L;
        foreach (var charged in encounter.Items)
        {
            sum += charged.QuantityE4 > 0 && charged.Item == item ? charged.QuantityE4 : 0;
        }

        return sum;
    }

    private IEnumerable<ChargeStanding> Standings(EncounterFacts encounter)
    {
        var charges = ChargeReport.ChargesOf(encounter.Lines).Where(charge => _items.Contains(charge.Item)).ToList();
        return charges.GroupBy(charge => charge.At.Day).SelectMany(day => In(new ChargeScope(day), "day", encounter))
            .Concat(charges.Count == 0 ? [] : In(new ChargeScope(charges), "encounter", encounter));
    }

    private IEnumerable<ChargeStanding> In(ChargeScope scope, string span, EncounterFacts encounter)
    {
        var day = scope.Last.Day;
        foreach (var item in scope.Items)
        {
            foreach (var pair in _pairs[item].Select(key => _reference.ExclusivePairs.On(key, day)).OfType<ExclusivePair>())
            {
                if (pair.Within == span && Paired(scope, pair) is { } paired)
                {
                    yield return paired;
                }
            }

            if (_reference.FrequencyCaps.On($"{item}|{span}", day) is { } cap && Capped(scope, cap, encounter) is { } capped)
            {
                yield return capped;
            }
        }
    }

    private ChargeStanding? Paired(ChargeScope scope, ExclusivePair pair)
    {
        if (pair.First == pair.Second || PairOrSetLookup.Pair(scope, pair.First, pair.Second) is not { } hit)
        {
            return null;
        }

        var cheaper = scope.Of(pair.First)!.Fen <= scope.Of(pair.Second)!.Fen ? pair.First : pair.Second;
        var since = scope.Since(part => PairOrSetLookup.Pair(part, pair.First, pair.Second) is not null, pair.First, pair.Second)!.Value;
        var span = SpanOf(pair.Within);
        return Standing(scope, since, hit, pair.IsClearViolation, cheaper, new Bilingual(
            $"互斥项目{pair.First}与{pair.Second}在{span.Zh}内都收了费",
            $"items {pair.First} and {pair.Second}, which exclude each other, are both charged {span.En}"));
    }

    private ChargeStanding? Capped(ChargeScope scope, FrequencyCap cap, EncounterFacts encounter)
    {
        LookupHit? Over(ChargeScope part) => PairOrSetLookup.Cap(part, cap.Item, MostE4(part, cap, encounter));
        if (Over(scope) is not { } hit)
        {
            return null;
        }

        var span = SpanOf(cap.Per);
        var (measured, most) = (ChargeReport.Number(hit.Measured), ChargeReport.Number(hit.Threshold));
        return Standing(scope, scope.Since(part => Over(part) is not null, cap.Item)!.Value, hit, cap.IsClearViolation, cap.Item, new Bilingual(
            $"项目{cap.Item}在{span.Zh}内收费{measured}{(cap.IsHourly ? "小时" : "个单位")}，超过上限{most}",
            $"item {cap.Item} is charged for {measured} {(cap.IsHourly ? "hours" : "units")} {span.En}, over the cap of {most}"));
    }

    private ChargeStanding Standing(
        ChargeScope scope, EventTimestamp since, LookupHit hit, bool isClear, string fault, Bilingual words) =>
        new(since, ChargeStanding.LastOf(scope.Last.Day), isClear ? _measure.ClearViolation : _measure.Otherwise, hit, words, fault);

    /// <summary>The cap; of hourly items no more than the clock has: 24 hours a day charged, and the hours of the stay.</summary>
    private static long MostE4(ChargeScope scope, FrequencyCap cap, EncounterFacts encounter)
    {
        var most = cap.MostE4 > 0 ? cap.MostE4 : long.MaxValue;
        return cap.IsHourly ? Math.Min(most, Math.Min(24L * scope.DaysOf(cap.Item) * 10_000, StayHoursE4(encounter))) : most;
    }

    /// <summary>An end at midnight is a date without a time, and the day counts whole.</summary>
    private static long StayHoursE4(EncounterFacts encounter)
    {
        if (!encounter.IsStay || encounter.AdmittedAt is not { } admitted || encounter.EndedAt is not { } ended || ended < admitted)
        {
            return long.MaxValue;
        }

        var end = ended == ended.Day.Start ? ended.Day.End : ended;
        return (long)Math.Ceiling((end - admitted).TotalHours * 10_000);
    }

    /// <summary>How much of an item makes one look closer, and which others beside it.</summary>
    private sealed record Watched(long MostE4, ulong[] Partners);

    private static Bilingual SpanOf(string span) =>
        span == "day" ? new Bilingual("同一日", "on one civil day") : new Bilingual("同一次就诊", "within one encounter");
}
