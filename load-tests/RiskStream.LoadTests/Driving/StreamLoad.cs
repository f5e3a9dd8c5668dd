using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Confluent.Kafka;
using Google.Protobuf;
using RiskStream.LoadTests.Measuring;
using RiskStream.Protocol.V1;
using RiskStream.TestKit.Brokers;

namespace RiskStream.LoadTests.Driving;

/// <summary>
/// Feeds the stream at a steady rate: visits, and in every twentieth place a person's third admission in 30 days, of which a rule says
/// something at once. The stream's latency is that from the instant at which such an event was due to its alert being read from the topic.
/// </summary>
internal sealed class StreamLoad : IDisposable
{
    private const int AdmissionEvery = 20;

    private readonly SystemUnderLoad _system;
    private readonly LoadPersons _persons;
    private readonly IProducer<string, byte[]> _producer;
    private readonly IConsumer<byte[], byte[]> _alerts;
    private readonly ConcurrentDictionary<string, long> _due = new();
    private readonly CancellationTokenSource _over = new();
    private readonly Task _listening;
    private readonly Random _random;
    private volatile Latencies _latencies = new();
    private int _admitted;

    public StreamLoad(SystemUnderLoad system, LoadPersons persons, int seed)
    {
        (_system, _persons, _random) = (system, persons, new Random(seed));
        _producer = new ProducerBuilder<string, byte[]>(new ProducerConfig
        {
            BootstrapServers = system.Broker.BootstrapServers, LingerMs = 2, Acks = Acks.All, Partitioner = Confluent.Kafka.Partitioner.Murmur2Random,
        }).Build();
        _alerts = new ConsumerBuilder<byte[], byte[]>(system.Broker.ConsumerConfig("unused")).Build();
        _alerts.Assign(Enumerable.Range(0, system.Partitions).Select(partition =>
            new TopicPartitionOffset(system.Topic("RiskAlerts"), partition, Offset.Beginning)));
        _listening = Task.Run(() => Listen(_over.Token));
    }

    /// <summary>Latencies from now on are counted here.</summary>
    public Latencies Begin() => _latencies = new Latencies();

    /// <summary>Feeds the stream for a time.</summary>
    public async Task RunAsync(int rate, TimeSpan length, CancellationToken cancellationToken)
    {
        var loop = new OpenLoop(rate, int.MaxValue);
        await loop.RunAsync(length, Send, cancellationToken);
    }

    /// <summary>Waits, up to a bound, until every alert that is due has come; returns how many have not.</summary>
    public async Task<int> SettleAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (!_due.IsEmpty && Stopwatch.GetElapsedTime(started) < within)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }

        var missing = _due.Count;
        _due.Clear();
        return missing;
    }

    public void Dispose()
    {
        _over.Cancel();
        ((IAsyncResult)_listening).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(5));
        _alerts.Dispose();
        _producer.Dispose();
        _over.Dispose();
    }

    private Task Send(long number, long due)
    {
        var at = TimeProvider.System.GetUtcNow();
        Envelope said;
        if (number % AdmissionEvery == 0)
        {
            var person = _admitted++ % _persons.Count;
            said = LoadPersons.Stay(person, $"L{_admitted}", EventType.Admission, at);
            _due[$"ADM:{said.Encounter.MdtrtId}"] = due;
        }
        else
        {
            said = LoadPersons.Visit(_random.Next(_persons.Count), $"W{number}-{due}", at, (int)(number % 10_000));
        }

        _producer.Produce(_system.Topic("SettlementEvents"), new Message<string, byte[]>
        {
            Key = (said.Encounter?.Person ?? said.Settlement.Person).PsnKey,
            Value = said.ToByteArray(),
            Headers = new Headers { { "content-type", Encoding.ASCII.GetBytes("application/x-protobuf") } },
        });
        return Task.CompletedTask;
    }

    private void Listen(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var alert = RiskAlert.Parser.ParseFrom(_alerts.Consume(cancellationToken).Message.Value);
                if (_due.TryRemove(alert.TriggeredBy, out var due))
                {
                    _latencies.AddSince(due);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
