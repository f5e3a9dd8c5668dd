using System.Reflection;
using Confluent.Kafka;

namespace RiskStream.Pipeline.Tests.Consuming;

/// <summary>A consumer that notes where it was sent, and says of the log what the test sets. It reads nothing by itself.</summary>
public class RecordingConsumer : DispatchProxy
{
    private readonly List<long> _seeks = [];
    private WatermarkOffsets? _cached;
    private WatermarkOffsets _log = new(0, 0);
    private KafkaException? _seekFault;

    /// <summary>The offsets that were sought, in order.</summary>
    public IReadOnlyList<long> Seeks => _seeks;

    /// <summary>A new consumer, as its user and as the test see it.</summary>
    public static (IConsumer<byte[]?, byte[]?> Consumer, RecordingConsumer Recording) Create()
    {
        var consumer = Create<IConsumer<byte[]?, byte[]?>, RecordingConsumer>();
        return (consumer, (RecordingConsumer)(object)consumer);
    }

    /// <summary>What a query of the log answers.</summary>
    public void LogIs(long low, long high) => _log = new WatermarkOffsets(low, high);

    /// <summary>What the client remembers of the log from its last fetch. Nothing before the first call.</summary>
    public void Remembers(long low, long high) => _cached = new WatermarkOffsets(low, high);

    /// <summary>Makes the next seek fail.</summary>
    public void FailNextSeek(ErrorCode code) => _seekFault = new KafkaException(code);

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        switch (targetMethod!.Name)
        {
            case nameof(IConsumer<int, int>.Seek):
                Seek((TopicPartitionOffset)args![0]!);
                return null;
            case nameof(IConsumer<int, int>.QueryWatermarkOffsets):
                return _log;
            case nameof(IConsumer<int, int>.GetWatermarkOffsets):
                return _cached ?? new WatermarkOffsets(Offset.Unset, Offset.Unset);
            case nameof(IConsumer<int, int>.Pause):
            case nameof(IConsumer<int, int>.Resume):
                return null;
            default:
                throw new NotSupportedException($"{targetMethod.Name} is not expected of a partition's run");
        }
    }

    private void Seek(TopicPartitionOffset target)
    {
        if (_seekFault is { } fault)
        {
            _seekFault = null;
            throw fault;
        }

        _seeks.Add(target.Offset.Value);
    }
}
