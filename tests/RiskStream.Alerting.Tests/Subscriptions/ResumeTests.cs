using RiskStream.Alerting.Hosting;
using RiskStream.Alerting.Subscriptions;
using RiskStream.Alerting.Tests.Harness;
using RiskStream.Protocol.V1;
using RiskStream.TestKit;
using Xunit.Abstractions;

namespace RiskStream.Alerting.Tests.Subscriptions;

/// <summary>
/// Whatever happens to its connections, a subscriber who comes back with the last token has in the end exactly what an
/// oracle reads off the log: in each partition every matching alert, once, in order.
/// </summary>
public class ResumeTests(ITestOutputHelper output)
{
    private const int Partitions = 4;
    private const int Records = 3000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Over_random_disconnects_between_two_instances_nothing_is_lost_or_doubled(int seed)
    {
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var log = new InMemoryAlertLog(Partitions, seed);
        var writer = new RandomWriter(log, random);
        writer.Write(random.Next(0, 400));
        await using var one = await HubHost.StartAsync(log, SmallOptions(random));
        await using var other = await HubHost.StartAsync(log, SmallOptions(random));
        var filter = random.Next(2) == 0 ? null : new Protocol.V1.AlertFilter { RuleIds = { "H01", "H02" } };
        SubscriptionStart start = new SubscriptionStart.Beginning();
        List<(int Partition, RiskAlert Alert)> received = [];
        var expected = 0;
        var connections = 0;

        while (received.Count < expected || writer.Written < Records)
        {
            connections++;
            writer.Write(random.Next(0, 120));
            expected = writer.Oracle(filter).Sum(partition => partition.Count);
            var host = random.Next(2) == 0 ? one : other;
            await using var reader = await host.SubscribeAsync(Some.Terms(start, filter));
            for (var left = random.Next(0, 200); left > 0 && received.Count < expected; left--)
            {
                if (random.Next(40) == 0)
                {
                    writer.Write(random.Next(1, 60));
                    expected = writer.Oracle(filter).Sum(partition => partition.Count);
                }

                var item = await reader.NextAsync();
                start = new SubscriptionStart.After(TokenOf(item));
                if (item is SubscriptionItem.Ended)
                {
                    break;
                }

                if (item is SubscriptionItem.Alert alert)
                {
                    received.Add((RandomWriter.PartitionOf(alert.Response.Alert), alert.Response.Alert));
                }
            }
        }

        output.WriteLine($"{received.Count} alerts over {connections} connections, {writer.Written} records");
        var oracle = writer.Oracle(filter);
        for (var partition = 0; partition < Partitions; partition++)
        {
            var got = received.Where(entry => entry.Partition == partition).Select(entry => Name(entry.Alert));
            Assert.Equal(oracle[partition].Select(Name), got);
        }
    }

    private static string Name(RiskAlert alert) => $"{alert.AlertId} r{alert.Revision}";

    private static ResumeToken TokenOf(SubscriptionItem item)
    {
        if (item is SubscriptionItem.Alert alert)
        {
            Assert.True(ResumeToken.TryRead(alert.Response.ResumeToken.Span, out var token, out var problem), problem);
            return token;
        }

        return item is SubscriptionItem.Heartbeat beat ? beat.Token : ((SubscriptionItem.Ended)item).Token;
    }

    private static AlertingOptions SmallOptions(Random random) => new()
    {
        RecentAlerts = random.Next(10, 200),
        SubscriberBuffer = random.Next(2, 10),
        CopyReach = 200,
    };

    /// <summary>Records alerts, revisions of them, and batches that are published again.</summary>
    private sealed class RandomWriter(InMemoryAlertLog log, Random random)
    {
        private readonly Dictionary<string, uint> _revisions = [];
        private int _alerts;

        public int Written { get; private set; }

        public static int PartitionOf(RiskAlert alert) => int.Parse(alert.AlertId.Split('-')[1]) % Partitions;

        public void Write(int count)
        {
            while (count > 0 && Written < Records)
            {
                List<RiskAlert> batch = [.. Enumerable.Range(0, random.Next(1, 20)).Select(_ => NewRevision())];
                for (var times = random.Next(5) == 0 ? 2 : 1; times > 0; times--)
                {
                    batch.ForEach(alert => log.Append(PartitionOf(alert), alert));
                    count -= batch.Count;
                    Written += batch.Count;
                }
            }
        }

        /// <summary>For each partition, what a subscriber has to get.</summary>
        public List<List<RiskAlert>> Oracle(Protocol.V1.AlertFilter? filter)
        {
            List<List<RiskAlert>> all = [];
            for (var partition = 0; partition < Partitions; partition++)
            {
                HashSet<string> seen = [];
                all.Add([.. log.All(partition).Select(logged => RiskAlert.Parser.ParseFrom(logged.Bytes.Span))
                    .Where(alert => seen.Add(Name(alert)))
                    .Where(alert => filter is null || filter.RuleIds.Contains(alert.RuleId))]);
            }

            return all;
        }

        private RiskAlert NewRevision()
        {
            var number = random.Next(3) == 0 ? _alerts++ : random.Next(Math.Max(0, _alerts - 50), _alerts + 1);
            _alerts = Math.Max(_alerts, number + 1);
            var id = $"a-{number}";
            _revisions[id] = _revisions.GetValueOrDefault(id) + 1;
            return Some.Alert(id, _revisions[id], $"H0{number % 5}");
        }
    }
}
