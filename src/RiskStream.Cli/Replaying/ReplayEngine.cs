using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Stages;
using RiskStream.State.InMemory;

namespace RiskStream.Cli.Replaying;

/// <summary>
/// The stream's own stages over records that are given one by one: no Kafka, no Redis, no threads. Persons and institutions are
/// spread over partitions as in the stream. Used by one caller at a time.
/// </summary>
public sealed class ReplayEngine
{
    private const long CacheBytes = 1L << 30;

    private readonly ReplayPartition<PersonEvent>[] _persons;
    private readonly ReplayPartition<InstitutionChange>[] _institutions;

    private ReplayEngine(ReplayPartition<PersonEvent>[] persons, ReplayPartition<InstitutionChange>[] institutions)
    {
        _persons = persons;
        _institutions = institutions;
    }

    /// <summary>Records that said nothing new.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Facts beyond the allowed lateness.</summary>
    public long TooLate { get; private set; }

    /// <summary>Changes of institutions' facts.</summary>
    public long InstitutionChanges { get; private set; }

    /// <summary>An engine with empty state.</summary>
    public static async Task<ReplayEngine> CreateAsync(
        RuleSet rules, ReferenceData reference, int partitions, CancellationToken cancellationToken)
    {
        var store = new InMemoryStateStore();
        var retention = new Retention();
        var persons = new ReplayPartition<PersonEvent>[partitions];
        var institutions = new ReplayPartition<InstitutionChange>[partitions];
        for (var i = 0; i < partitions; i++)
        {
            persons[i] = await ReplayPartition<PersonEvent>.OpenAsync(
                new PersonStage(rules, reference, new AllowedLateness(), retention), store, i, CacheBytes / partitions, cancellationToken);
            institutions[i] = await ReplayPartition<InstitutionChange>.OpenAsync(
                new InstitutionStage(rules, reference, UnknownRegion.Instance, retention), store, i, CacheBytes / partitions, cancellationToken);
        }

        return new ReplayEngine(persons, institutions);
    }

    /// <summary>Takes records in, and gives the alerts they make in the order in which they are said.</summary>
    public async Task<IReadOnlyList<RiskAlert>> ProcessAsync(
        IReadOnlyList<PersonEvent> records, CancellationToken cancellationToken)
    {
        var alerts = new List<RiskAlert>();
        foreach (var group in records.GroupBy(record => PartitionOf(record.Beneficiary.Value ?? record.Ledger)).OrderBy(group => group.Key))
        {
            var outputs = await _persons[group.Key].ProcessAsync(
                group.Select(record => (record, (SourcePosition?)null, default(EventTimestamp))), cancellationToken);
            Count(outputs);
            var changes = outputs.All.OfType<StageOutput.Change>().ToList();
            alerts.AddRange(outputs.All.OfType<StageOutput.Alert>().Select(output => output.Content));
            alerts.AddRange(await ForwardAsync(changes, cancellationToken));
        }

        return alerts;
    }

    private async Task<List<RiskAlert>> ForwardAsync(List<StageOutput.Change> changes, CancellationToken cancellationToken)
    {
        var alerts = new List<RiskAlert>();
        InstitutionChanges += changes.Count;
        foreach (var group in changes.GroupBy(change => PartitionOf(change.Content.RoutingKey)).OrderBy(group => group.Key))
        {
            var outputs = await _institutions[group.Key].ProcessAsync(
                group.Select(change => (change.Content, (SourcePosition?)change.Source, change.Content.SourceWatermark)),
                cancellationToken);
            alerts.AddRange(outputs.All.OfType<StageOutput.Alert>().Select(output => output.Content));
        }

        return alerts;
    }

    private void Count(StageOutputs outputs)
    {
        Duplicates += outputs.Duplicates;
        TooLate += outputs.TooLate;
    }

    private int PartitionOf(string key)
    {
        unchecked
        {
            var hash = 2166136261u;
            foreach (var letter in key)
            {
                hash = (hash ^ letter) * 16777619u;
            }

            return (int)(hash % (uint)_persons.Length);
        }
    }
}
