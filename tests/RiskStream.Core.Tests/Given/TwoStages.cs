using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Stages;

namespace RiskStream.Core.Tests;

/// <summary>What the two stages are made of; a test names what matters to it.</summary>
internal sealed record Setting
{
    /// <summary>Nothing is ever too late.</summary>
    public static readonly AllowedLateness Unlimited = new()
    {
        Settlement = TimeSpan.FromDays(100_000),
        Encounter = TimeSpan.FromDays(100_000),
        InpatientLine = TimeSpan.FromDays(100_000),
        Record = TimeSpan.FromDays(100_000),
    };

    public required IReadOnlyList<RuleDefinition> Rules { get; init; }

    public ReferenceData Reference { get; init; } = ReferenceData.Empty;

    public IRegionContext Context { get; init; } = UnknownRegion.Instance;

    public AllowedLateness Lateness { get; init; } = new();

    public Retention Retention { get; init; } = new();

    public int PersonPartitions { get; init; } = 1;
}

/// <summary>
/// The person stage's partitions and one institution partition behind them, in memory. What the person partitions tell waits in one
/// queue a partition until it is drained, in order or in any interleaving.
/// </summary>
internal sealed class TwoStages
{
    private readonly List<StagePartitionInMemory<PersonEvent>> _persons = [];
    private readonly List<Queue<StageOutput.Change>> _queues = [];

    public TwoStages(Setting setting)
    {
        var rules = new RuleSet(setting.Rules);
        for (var partition = 0; partition < setting.PersonPartitions; partition++)
        {
            _persons.Add(new(new PersonStage(rules, setting.Reference, setting.Lateness, setting.Retention), partition));
            _queues.Add(new());
        }

        Institutions = new(new InstitutionStage(rules, setting.Reference, setting.Context, setting.Retention), 0);
    }

    public StagePartitionInMemory<InstitutionChange> Institutions { get; }

    /// <summary>Every revision, in the order of publication.</summary>
    public List<RiskAlert> Alerts { get; } = [];

    public List<LateFact> LateFacts { get; } = [];

    public IReadOnlyList<FinalAlert> Final => FinalAlert.Of(Alerts);

    public PersonState StateOf(BeneficiaryId person) => (PersonState)PartitionOf(person).StateOf(person.Value);

    public StagePartitionInMemory<PersonEvent> PartitionOf(BeneficiaryId person) =>
        _persons[person.Value.Sum(c => c) % _persons.Count];

    /// <summary>Both stages take the records in, one after the other.</summary>
    public TwoStages Feed(params IEnumerable<PersonEvent> records)
    {
        foreach (var record in records)
        {
            FeedPersonStage(record);
            Drain();
        }

        return this;
    }

    /// <summary>Only the person stage takes the record in.</summary>
    public void FeedPersonStage(PersonEvent record)
    {
        var source = record.Ledger.Sum(c => c) % _persons.Count;
        foreach (var output in _persons[source].Apply(record))
        {
            if (output is StageOutput.Change change)
            {
                _queues[source].Enqueue(change);
            }

            Keep(output);
        }
    }

    /// <summary>The institution stage takes in what waits: by partition, or interleaved at random.</summary>
    public void Drain(Random? random = null)
    {
        while (_queues.Where(queue => queue.Count > 0).ToList() is { Count: > 0 } waiting)
        {
            var change = waiting[random?.Next(waiting.Count) ?? 0].Dequeue();
            if (!Institutions.Memory.Advance(change.Source, change.Content.SourceWatermark))
            {
                continue;
            }

            foreach (var output in Institutions.Apply(change.Content))
            {
                Keep(output);
            }
        }
    }

    public void Commit()
    {
        _persons.ForEach(partition => partition.Commit());
        Institutions.Commit();
    }

    public void Restart()
    {
        _persons.ForEach(partition => partition.Restart());
        Institutions.Restart();
    }

    private void Keep(StageOutput output)
    {
        switch (output)
        {
            case StageOutput.Alert alert:
                Alerts.Add(alert.Content);
                break;
            case StageOutput.Late late:
                LateFacts.Add(late.Content);
                break;
        }
    }
}
