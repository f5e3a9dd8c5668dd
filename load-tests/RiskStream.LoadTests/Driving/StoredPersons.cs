using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.Consuming;
using RiskStream.Pipeline.Decoding;
using RiskStream.Stages;
using RiskStream.State.Redis;

namespace RiskStream.LoadTests.Driving;

/// <summary>
/// Stores the persons of a load test as the person stage would have, before the service starts: its partitions then begin at the first
/// offset of their input, with all that state.
/// </summary>
internal static class StoredPersons
{
    private const int PersonsPerCommit = 2_000;

    /// <summary>Stores them and returns how many bytes that took.</summary>
    public static async Task<long> StoreAsync(
        SystemUnderLoad system, LoadPersons persons, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var options = Options.Create(new RedisOptions { ConnectionString = system.Redis.ConnectionString, OperationTimeout = TimeSpan.FromSeconds(30) });
        await using var connection = new RedisConnection(options, NullLogger<RedisConnection>.Instance);
        var store = new RedisStateStore(connection, options, TimeProvider.System, new Random(1), NullLogger<RedisStateStore>.Instance);
        var memory = MemoryAt(EventTimestamp.FromUtc(now), system.ListsDigest);
        var waiting = new List<StateChange>[system.Partitions];
        var leases = new PartitionLease[system.Partitions];
        for (var partition = 0; partition < system.Partitions; partition++)
        {
            waiting[partition] = [];
            leases[partition] = await store.AcquireAsync(new StagePartition(PersonStage.StageName, partition), cancellationToken);
        }

        var (turns, bytes) = (new long[system.Partitions], 0L);
        for (var number = 0; number < persons.Count; number++)
        {
            var change = ChangeOf(persons, number, now);
            bytes += change.Bytes.Length;
            var partition = Murmur2.PartitionOf(Encoding.UTF8.GetBytes(change.Key), system.Partitions);
            waiting[partition].Add(change);
            if (waiting[partition].Count == PersonsPerCommit)
            {
                await CommitAsync(partition);
            }
        }

        for (var partition = 0; partition < system.Partitions; partition++)
        {
            await CommitAsync(partition);
        }

        return bytes;

        // A turn at the first offset: the offset stays where the topic begins.
        async Task CommitAsync(int partition)
        {
            var from = new CheckpointPosition(0, turns[partition]);
            var next = new Checkpoint(0, memory, ++turns[partition]);
            var outcome = await store.CommitAsync(leases[partition], from, next, waiting[partition], cancellationToken);
            waiting[partition].Clear();
            if (outcome != WriteOutcome.Committed)
            {
                throw new InvalidOperationException($"storing persons of partition {partition} was {outcome}");
            }
        }
    }

    private static StateChange ChangeOf(LoadPersons persons, int number, DateTimeOffset now)
    {
        var state = new PersonState(LoadPersons.TokenOf(number));
        foreach (var said in persons.HistoryOf(number))
        {
            var decoded = (DecodeResult<PersonEvent>.Decoded)EventDecoder.Decode(said, EventTimestamp.FromUtc(now));
            foreach (var statement in decoded.Content.Statements)
            {
                state.Add(statement);
            }
        }

        return state.TakeChange()!;
    }

    private static byte[] MemoryAt(EventTimestamp now, string lists)
    {
        var memory = StageMemory.Decode([]);
        memory.Clock.Observe(now, now);
        memory.Timers.TryPass(memory.EventTime);
        memory.Review.Switch(lists, isReviewed: true);
        return memory.Encode();
    }
}
