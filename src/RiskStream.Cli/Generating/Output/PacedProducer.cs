using System.Text;
using Confluent.Kafka;
using Google.Protobuf;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Output;

/// <summary>
/// Sends events into Kafka as protobuf, keyed by person, at a steady rate. At least once: a message that cannot be delivered throws.
/// Used by one caller at a time.
/// </summary>
public sealed class PacedProducer : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private readonly IProducer<string, byte[]> _producer;
    private readonly string _topic;
    private readonly TimeProvider _time;
    private readonly long _started;
    private string? _fault;

    /// <summary>A producer to one topic.</summary>
    public PacedProducer(string bootstrapServers, string topic, TimeProvider time)
    {
        _producer = new ProducerBuilder<string, byte[]>(new ProducerConfig
        {
            BootstrapServers = bootstrapServers,
            EnableIdempotence = true,
            LingerMs = 5,
            Partitioner = Partitioner.Murmur2Random,
        }).Build();
        _topic = topic;
        _time = time;
        _started = time.GetTimestamp();
    }

    /// <summary>How many events were handed over.</summary>
    public long Sent { get; private set; }

    /// <summary>Sends an event once the rate allows it.</summary>
    public async Task SendAsync(Envelope envelope, int eventsPerSecond, CancellationToken cancellationToken)
    {
        while (Sent >= _time.GetElapsedTime(_started).TotalSeconds * eventsPerSecond)
        {
            await Task.Delay(Tick, _time, cancellationToken);
        }

        var message = new Message<string, byte[]>
        {
            Key = PersonOf(envelope),
            Value = envelope.ToByteArray(),
            Headers = new Headers { { "content-type", Encoding.ASCII.GetBytes("application/x-protobuf") } },
        };
        await HandOverAsync(message, cancellationToken);
        Sent++;
    }

    /// <summary>Waits until everything is delivered.</summary>
    /// <exception cref="InvalidOperationException">An event could not be delivered.</exception>
    public void Flush()
    {
        _producer.Flush(TimeSpan.FromSeconds(30));
        ThrowIfFaulted();
    }

    /// <inheritdoc/>
    public void Dispose() => _producer.Dispose();

    /// <summary>The person an event is about: the message key, by which a person's events keep their order.</summary>
    public static string PersonOf(Envelope envelope) => envelope.BodyCase switch
    {
        Envelope.BodyOneofCase.Encounter => envelope.Encounter.Person.PsnKey,
        Envelope.BodyOneofCase.FeeDetail => envelope.FeeDetail.Person.PsnKey,
        Envelope.BodyOneofCase.FeeCancel => envelope.FeeCancel.PsnKey,
        Envelope.BodyOneofCase.Settlement => envelope.Settlement.Person.PsnKey,
        Envelope.BodyOneofCase.Reversal => envelope.Reversal.PsnKey,
        Envelope.BodyOneofCase.Stock => envelope.Stock.PsnKey,
        _ => envelope.PsnKey,
    };

    private async Task HandOverAsync(Message<string, byte[]> message, CancellationToken cancellationToken)
    {
        while (true)
        {
            ThrowIfFaulted();
            try
            {
                _producer.Produce(_topic, message, report =>
                {
                    if (report.Error.IsError)
                    {
                        _fault ??= report.Error.Reason;
                    }
                });
                return;
            }
            catch (ProduceException<string, byte[]> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
            {
                await Task.Delay(Tick, _time, cancellationToken);
            }
        }
    }

    private void ThrowIfFaulted()
    {
        if (_fault is { } fault)
        {
            throw new InvalidOperationException($"an event could not be delivered to {_topic}: {fault}");
        }
    }
}
