using RiskStream.Alerts;
using RiskStream.Checkpoints;
using RiskStream.Core.Tests;
using RiskStream.Facts;
using RiskStream.Pipeline.Stages;
using RiskStream.Rules;
using RiskStream.Stages;
using RiskStream.State.InMemory;

namespace RiskStream.Pipeline.Tests.Reviews;

/// <summary>Two person partitions and an institution partition behind them, all of which crash, under lists that change.</summary>
internal sealed class CrashingStream
{
    private const int PersonPartitions = 2;

    private readonly List<StageRecord<PersonEvent>>[] _events;
    private readonly Queue<PersonEvent> _toCome;
    private readonly List<StageRecord<InstitutionChange>> _changes = [];
    private readonly List<RiskAlert> _alerts = [];
    private readonly List<CrashingPartition<PersonEvent>> _persons = [];
    private readonly CrashingPartition<InstitutionChange> _institutions;
    private readonly Random _random;

    public CrashingStream(Setting setting, IReadOnlyList<PersonEvent> history, ListVersions lists, int pageKeys, Random random)
    {
        _random = random;
        _events = [.. Enumerable.Range(0, PersonPartitions).Select(_ => new List<StageRecord<PersonEvent>>())];
        _toCome = new Queue<PersonEvent>(history);
        var rules = new RuleSet(setting.Rules);
        var store = new InMemoryStateStore();
        for (var partition = 0; partition < PersonPartitions; partition++)
        {
            var log = _events[partition];
            _persons.Add(new(
                new StagePartition(PersonStage.StageName, partition),
                data => new PersonStage(rules, data, setting.Lateness, setting.Retention),
                lists,
                store,
                pageKeys,
                offset => log[offset],
                () => log.Count,
                Take,
                TextOf,
                random));
        }

        _institutions = new(
            new StagePartition(InstitutionStage.StageName, 0),
            data => new InstitutionStage(rules, data, setting.Context, setting.Retention),
            lists,
            store,
            pageKeys,
            offset => _changes[offset],
            () => _changes.Count,
            Take,
            TextOf,
            random);
    }

    /// <summary>What stands in the end, by the highest revision of each alert.</summary>
    public IReadOnlyList<FinalAlert> Final => FinalAlert.Of(_alerts.OrderBy(alert => alert.Revision));

    public int RetrospectiveAlerts => _alerts.Count(alert => alert.Retrospective);

    public int Crashes => _persons.Sum(partition => partition.Crashes) + _institutions.Crashes;

    /// <summary>Switches and pages.</summary>
    public int Reviews => _persons.Sum(partition => partition.Reviews) + _institutions.Reviews;

    /// <summary>Positions that said two things, or revisions that did, or null.</summary>
    public string? Contradiction =>
        _persons.Select(partition => partition.Contradiction).Append(_institutions.Contradiction).FirstOrDefault(text => text is not null)
        ?? _alerts.GroupBy(alert => (alert.AlertId, alert.Revision))
            .Where(group => group.Select(Text.Of).Distinct().Count() > 1)
            .Select(group => $"one revision said\n  {string.Join("\n  ", group.Select(Text.Of).Distinct())}")
            .FirstOrDefault();

    /// <summary>Runs so many steps of one partition or another, or of a producer, at random; fewer if there is nothing left to do.</summary>
    public async ValueTask RunAsync(int steps, double crashes)
    {
        for (var step = 0; step < steps; step++)
        {
            var first = _random.Next(PersonPartitions + 1);
            var did = _random.Next(4) == 0 && Produce();
            for (var n = 0; n <= PersonPartitions && !did; n++)
            {
                var which = (first + n) % (PersonPartitions + 1);
                did = await (which == PersonPartitions ? _institutions.StepAsync(crashes) : _persons[which].StepAsync(crashes));
            }

            if (!did && !Produce())
            {
                return;
            }
        }
    }

    private bool Produce()
    {
        if (!_toCome.TryDequeue(out var record))
        {
            return false;
        }

        var log = _events[record.Beneficiary.Value.Sum(c => c) % PersonPartitions];
        log.Add(new StageRecord<PersonEvent>(log.Count, null, default, record));
        return true;
    }

    private void Take(StageOutput output)
    {
        switch (output)
        {
            case StageOutput.Alert alert:
                _alerts.Add(alert.Content);
                break;
            case StageOutput.Change change:
                _changes.Add(new(_changes.Count, change.Source, change.Content.SourceWatermark, change.Content));
                break;
        }
    }

    private static string TextOf(StageOutput output) => output switch
    {
        StageOutput.Alert alert => $"{Text.Of(alert.Content)} {alert.Content.Retrospective}",
        StageOutput.Change change => change.Content.ToString(),
        _ => output.ToString(),
    };
}
