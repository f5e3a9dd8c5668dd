using System.Diagnostics;
using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Stages;

namespace RiskStream.Benchmarks;

/// <summary>
/// What it costs to have the settled stays of one prefecture side by side: so many institutions with so many stays a day, kept as long as
/// they are by default. Measured when all of that is there: taking in a stay, closing a day, and taking in a stay of a day that was closed
/// a month ago, which has all windows judged anew that it is in.
/// </summary>
internal sealed class PeerBenchmark
{
    private const int Institutions = 240;
    private const int StaysADay = 2000;
    private const int LateStays = 20;
    private const string Prefecture = "5116";

    private static readonly CivilDay FirstDay = CivilDay.From(new DateOnly(2026, 1, 1));

    private readonly InstitutionStage _stage;
    private readonly Retention _retention = new();
    private readonly Dictionary<string, KeyedState> _states = [];
    private readonly StageMemory _memory = StageMemory.Decode([]);
    private readonly Random _random = new(20261123);
    private int _number;

    public PeerBenchmark()
    {
        var lists = new ReferenceDataBuilder();
        for (var number = 0; number < Institutions; number++)
        {
            lists.Add(ProviderOf(number), new Institution { Axis = RuleAxis.Hospital, Level = number % 3 == 0 ? "2" : "1", Specialty = "general" });
        }

        var rules = RuleCatalogue.LoadShipped().Rules.Active.Where(rule => rule.Measure is FeeStructure or CheckupStay);
        _stage = new InstitutionStage(new RuleSet([.. rules]), lists.Build(), UnknownRegion.Instance, _retention);
    }

    /// <summary>Runs it, and gives what it found by name.</summary>
    public Dictionary<string, object> Run()
    {
        var days = (int)_retention.Uses.TotalDays;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var stays = TimeSpan.Zero;
        var closings = new List<double>();
        for (var day = 0; day < days; day++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var stay = 0; stay < StaysADay; stay++)
            {
                Apply(StayOn(FirstDay + day, TimeSpan.FromSeconds(43.0 * stay)));
            }

            stays += Stopwatch.GetElapsedTime(start);
            start = Stopwatch.GetTimestamp();
            Wake();
            closings.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            Commit();
        }

        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        var late = new List<double>();
        for (var stay = 0; stay < LateStays; stay++)
        {
            var start = Stopwatch.GetTimestamp();
            Apply(StayOn(FirstDay + (days - 30), TimeSpan.FromMinutes(stay)));
            late.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var stored = _states.Values.OfType<StayState>().Sum(state => state.StoredBytes);
        var count = (double)StaysADay * days;
        return new Dictionary<string, object>
        {
            ["institutions"] = Institutions,
            ["stays_a_day"] = StaysADay,
            ["days"] = days,
            ["stored_bytes_a_stay"] = Math.Round(stored / count, 1),
            ["memory_bytes_a_stay"] = Math.Round(memory / count, 1),
            ["take_in_us"] = Math.Round(stays.TotalMicroseconds / count, 2),
            ["close_day_ms"] = Math.Round(MedianOf(closings[(days / 2)..]), 1),
            ["late_stay_ms"] = Math.Round(MedianOf(late), 1),
        };
    }

    private static double MedianOf(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static ProviderId ProviderOf(int number) => new($"H5116000{number:D4}");

    private InstitutionChange StayOn(CivilDay day, TimeSpan at)
    {
        var number = _number++;
        var provider = ProviderOf(_random.Next(Institutions));
        var total = _random.Next(200_000, 2_000_000);
        var time = day.Start + at;
        return new InstitutionChange
        {
            Holds = true,
            Provider = provider,
            Region = "511602",
            Beneficiary = new BeneficiaryId($"psn-{number:x16}"),
            EventTime = time,
            Key = FactKey.Settlement($"511600{number:D12}"),
            SourceWatermark = time,
            Use = new StayUse
            {
                Provider = provider,
                Encounter = new EncounterId($"511600G{number:D12}"),
                Prefecture = Prefecture,
                Total = new Money(total),
                Lines = new Money(total),
                Exams = new Money((long)(total * (0.15 + (0.1 * _random.NextDouble())))),
                Drugs = new Money((long)(total * (0.25 + (0.1 * _random.NextDouble())))),
                Materials = new Money((long)(total * 0.1 * _random.NextDouble())),
                Treatment = new Money((long)(total * (0.2 + (0.1 * _random.NextDouble())))),
                IsCheckup = _random.Next(100) == 0,
            },
        };
    }

    private void Apply(InstitutionChange change)
    {
        _stage.Apply(change, StateOf, _memory, new StageOutputs());
    }

    private void Wake()
    {
        var outputs = new StageOutputs();
        var woken = TimerRun.AfterRecordAsync(
            _ => _stage,
            _memory,
            keys => ValueTask.FromResult<IReadOnlyDictionary<string, KeyedState>>(keys.ToDictionary(key => key, StateOf)),
            outputs);
        if (!woken.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException("nothing waits here, so it must have ended");
        }
    }

    private void Commit()
    {
        foreach (var state in _states.Values)
        {
            state.TakeChange();
        }
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
