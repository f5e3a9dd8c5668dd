using System.Diagnostics;
using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Stages;

namespace RiskStream.Benchmarks;

/// <summary>
/// What it costs to have the purchases of one prefecture side by side: so many pharmacies with so many purchases a day, kept as long as they
/// are by default. Half of the purchases are baskets, mostly seen once; one pharmacy in twenty has a combination of its own. Measured when all
/// of that is there: taking in a purchase, closing a day, writing the state anew, and a purchase of a day that was closed days ago.
/// </summary>
internal sealed class BasketBenchmark
{
    private const int Pharmacies = 2000;
    private const int PurchasesADay = 150_000;
    private const int Days = 46;
    private const int Items = 3000;
    private const int LatePurchases = 10;
    private const int LateDays = 8;
    private const string Prefecture = "5116";

    private static readonly CivilDay FirstDay = CivilDay.From(new DateOnly(2026, 1, 1));

    private readonly InstitutionStage _stage = new(
        new RuleSet([.. RuleCatalogue.LoadShipped().Rules.Active.Where(rule => rule.Measure is PharmacyBasket)]),
        new ReferenceDataBuilder().Build(),
        UnknownRegion.Instance,
        new Retention());

    private readonly Dictionary<string, KeyedState> _states = [];
    private readonly StageMemory _memory = StageMemory.Decode([]);
    private readonly Random _random = new(20261123);
    private long _number;

    /// <summary>Runs it, and gives what it found by name.</summary>
    public Dictionary<string, object> Run()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (taken, alerts) = (TimeSpan.Zero, 0);
        var (closings, writings) = (new List<double>(), new List<double>());
        for (var day = 0; day < Days; day++)
        {
            var made = Enumerable.Range(0, PurchasesADay).Select(number => PurchaseOn(FirstDay + day, number)).ToList();
            taken += Timed(() => made.ForEach(Apply));
            closings.Add(Timed(() => alerts += Wake()).TotalMilliseconds);
            writings.Add(Timed(() => _states.Values.ToList().ForEach(state => state.TakeChange())).TotalMilliseconds);
        }

        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        var late = Enumerable.Range(0, LatePurchases)
            .Select(number => PurchaseOn(FirstDay + (Days - LateDays), number)).ToList()
            .ConvertAll(purchase => Timed(() => Apply(purchase)).TotalMilliseconds);
        var stored = _states.Values.OfType<BasketState>().Sum(state => state.StoredBytes);
        var count = (double)PurchasesADay * (Days - 1);
        return new Dictionary<string, object>
        {
            ["pharmacies"] = Pharmacies,
            ["purchases_a_day"] = PurchasesADay,
            ["alerts"] = alerts,
            ["stored_bytes_a_purchase"] = Math.Round(stored / count, 1),
            ["memory_bytes_a_purchase"] = Math.Round(memory / count, 1),
            ["take_in_us"] = Math.Round(taken.TotalMicroseconds / PurchasesADay / Days, 2),
            ["close_day_ms"] = Math.Round(MedianOf(closings[^10..]), 1),
            ["write_ms"] = Math.Round(MedianOf(writings[^10..]), 1),
            ["write_anew_ms"] = Math.Round(writings.Max(), 1),
            ["late_purchase_ms"] = Math.Round(MedianOf(late), 1),
        };
    }

    private static double MedianOf(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static TimeSpan Timed(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start);
    }

    private InstitutionChange PurchaseOn(CivilDay day, int number)
    {
        var id = _number++;
        var pharmacy = _random.Next(Pharmacies);
        var provider = new ProviderId($"P5116000{pharmacy:D4}");
        var time = day.Start + TimeSpan.FromSeconds(0.5 * number);
        return new InstitutionChange
        {
            Holds = true,
            Provider = provider,
            Region = "511602",
            Beneficiary = new BeneficiaryId($"psn-{_random.Next(3_000_000):x16}"),
            EventTime = time,
            Key = FactKey.Settlement($"511600{id:D12}"),
            SourceWatermark = time,
            Use = new BasketUse
            {
                Provider = provider,
                Prefecture = Prefecture,
                Basket = BasketAt(pharmacy),
                Amount = new Money(_random.Next(500, 20_000)),
            },
        };
    }

    private string BasketAt(int pharmacy) =>
        pharmacy % 20 == 0 && _random.Next(10) == 0 ? $"{ItemOf(pharmacy)}*1;{ItemOf(pharmacy + 1)}*2"
        : _random.Next(2) == 0 ? string.Empty
        : string.Join(BasketUse.Separator, Enumerable.Range(0, _random.Next(2, 4)).Select(_ => Skewed()).Distinct().Order()
            .Select(item => $"{ItemOf(item)}*{_random.Next(1, 3)}"));

    /// <summary>Few items are sold often.</summary>
    private int Skewed() => (int)(Items * Math.Pow(_random.NextDouble(), 3));

    private static string ItemOf(int number) => $"XA{number:D5}A001010100001";

    private void Apply(InstitutionChange change) => _stage.Apply(change, StateOf, _memory, new StageOutputs());

    private int Wake()
    {
        var outputs = new StageOutputs();
        var woken = TimerRun.AfterRecordAsync(
            _ => _stage,
            _memory,
            keys => ValueTask.FromResult<IReadOnlyDictionary<string, KeyedState>>(keys.ToDictionary(key => key, StateOf)),
            outputs);
        return woken.IsCompletedSuccessfully ? outputs.All.Count(output => output is StageOutput.Alert) : throw new InvalidOperationException("nothing waits here, so it must have ended");
    }

    private KeyedState StateOf(string key)
    {
        if (!_states.TryGetValue(key, out var state))
        {
            _states[key] = state = TimerBucket.Owns(key) ? new TimerBucket(key) : _stage.NewState(key);
        }

        return state;
    }
}
