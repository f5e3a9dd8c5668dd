using System.Threading.Channels;
using Akka;
using Akka.Streams;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using RiskStream.Checkpoints;

using RiskStream.Pipeline.Decoding;
using RiskStream.Pipeline.Graph;
using RiskStream.Pipeline.Hosting;
using RiskStream.Pipeline.Stages;

namespace RiskStream.Pipeline.Consuming;

/// <summary>
/// One assigned partition from assignment to revocation: takes the lease, goes to the stored offset, streams, and starts again from
/// the stored checkpoint after a failure. Touched only by the consumer's poll thread; leases and streams run on their own and are
/// looked at when they are done.
/// </summary>
internal sealed partial class PartitionRun<T> : IDisposable
{
    private static readonly TimeSpan MaxBackoff = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LogAnswersWithin = TimeSpan.FromSeconds(10);

    private readonly StageContext<T> _context;
    private readonly ILogger _logger;
    private readonly StagePartition _partition;
    private readonly CancellationTokenSource _abandon = new();
    private readonly List<InputRecord> _waiting = [];
    private readonly ReadingPoint _reading;

    private Phase _phase = Phase.Leasing;
    private Task<PartitionLease>? _leasing;
    private PartitionLease? _lease;
    private PartitionGraph<T>? _graph;
    private Channel<PolledBatch>? _channel;
    private UniqueKillSwitch? _intake;
    private Task<Done> _completion = Task.FromResult(Done.Instance);
    private long _position;
    private int _failures;
    private long _retryAt;
    private long _endWhenSought;
    private bool _paused;

    public PartitionRun(StageContext<T> context, TopicPartition topicPartition)
    {
        _context = context;
        _logger = context.Logger;
        _reading = new ReadingPoint(context.Time);
        TopicPartition = topicPartition;
        _partition = new StagePartition(context.Description.Name, topicPartition.Partition.Value);
    }

    private enum Phase
    {
        Leasing,
        Seeking,
        Streaming,
        BackingOff,
    }

    public TopicPartition TopicPartition { get; }

    /// <summary>Whether it streams; until then the partition is paused.</summary>
    public bool IsStreaming => _phase == Phase.Streaming;

    /// <summary>What it does until it streams.</summary>
    public string Waiting => $"partition {_partition.Partition} is {_phase switch
    {
        Phase.Leasing => "taking the lease from the state store",
        Phase.Seeking => "looking for its stored offset in the log",
        Phase.BackingOff => $"waiting to start again after {_failures} failure(s)",
        _ => "streaming",
    }}";

    /// <summary>Whether it wants to be looked at soon.</summary>
    public bool IsUnsettled => _phase != Phase.Streaming || _waiting.Count > 0 || _graph!.WantsReview(_position);

    /// <summary>The next offset that is not committed, or null before the first stream.</summary>
    public long? CommittedOffset => _graph?.CommittedOffset;

    /// <summary>How far it has come, by what the last fetch told of the log; null before the first stream.</summary>
    public PartitionProgress? ProgressBy(IConsumer<byte[]?, byte[]?> consumer) => _graph is { } graph
        ? new PartitionProgress(
            graph.CommittedOffset, Math.Max(graph.CommittedOffset, consumer.GetWatermarkOffsets(TopicPartition).High.Value), graph.EventTime)
        : null;

    /// <summary>Keeps the client from fetching until the stored offset is known. May be called before the assignment is made.</summary>
    public void Hold(IConsumer<byte[]?, byte[]?> consumer)
    {
        try
        {
            // A client that is just being assigned the partition cannot pause it before it has looked it up in its metadata once.
            _ = consumer.GetWatermarkOffsets(TopicPartition);
            Pause(consumer);
        }
        catch (KafkaException)
        {
            // The next look tries again; what is fetched meanwhile is dropped.
        }
    }

    /// <summary>Takes a record, unless the partition is not streaming: then it will be read again from the stored offset.</summary>
    public void Take(IConsumer<byte[]?, byte[]?> consumer, ConsumeResult<byte[]?, byte[]?> polled)
    {
        if (_phase != Phase.Streaming)
        {
            return;
        }

        var offset = polled.Offset.Value;
        if (offset > _reading.Next)
        {
            // A gap is usual where producers use transactions, and a loss where the log's retention was faster than this reader.
            ReportLost(Math.Min(offset, consumer.GetWatermarkOffsets(TopicPartition).Low.Value));
        }

        switch (_reading.Judge(offset))
        {
            case ReadVerdict.Take:
                _waiting.Add(InputRecords.Of(polled));
                break;
            case ReadVerdict.SeekAgain when SeekAgain(consumer, offset):
                LogReadElsewhere(_partition, _reading.Next, offset);
                break;
        }
    }

    /// <summary>Moves on by what has been finished since the last look.</summary>
    public void Tend(IConsumer<byte[]?, byte[]?> consumer)
    {
        switch (_phase)
        {
            case Phase.Leasing:
                Hold(consumer);
                TendLease();
                break;
            case Phase.Seeking:
                TendSeek(consumer);
                break;
            case Phase.Streaming:
                TendStream(consumer);
                break;
            case Phase.BackingOff when _context.Time.GetTimestamp() >= _retryAt:
                _phase = Phase.Leasing;
                break;
        }
    }

    /// <summary>Ends the intake and gives the task that ends when all that was taken in is published and committed.</summary>
    public Task DrainAsync()
    {
        _waiting.Clear();
        _channel?.Writer.TryComplete();
        return _completion;
    }

    /// <summary>Drops everything at once: somebody else has the partition.</summary>
    public void Abandon()
    {
        _abandon.Cancel();
        _intake?.Abort(new OperationCanceledException($"{_partition} was lost"));
        _channel?.Writer.TryComplete();
    }

    public void Dispose() => _abandon.Dispose();

    private void TendLease()
    {
        _leasing ??= _context.Ports.Store.AcquireAsync(_partition, _abandon.Token).AsTask();
        if (!_leasing.IsCompleted)
        {
            return;
        }

        if (_leasing.IsCompletedSuccessfully)
        {
            _lease = _leasing.GetAwaiter().GetResult();
            LogLeased(_partition, _lease.OwnerEpoch, _lease.Checkpoint.NextOffset);
            _phase = Phase.Seeking;
        }
        else
        {
            BackOff(_leasing.Exception?.InnerException);
        }

        _leasing = null;
    }

    private void TendSeek(IConsumer<byte[]?, byte[]?> consumer)
    {
        try
        {
            _position = _lease!.Checkpoint.NextOffset;
            var log = consumer.QueryWatermarkOffsets(TopicPartition, LogAnswersWithin);
            CompareWithLog(log, _position);
            consumer.Seek(new TopicPartitionOffset(TopicPartition, Math.Max(_position, log.Low.Value)));
            _endWhenSought = log.High.Value;
            _reading.Begin(_position);
            ReportLost(log.Low.Value);
            Stream(log.High.Value);
            Resume(consumer);
        }
        catch (KafkaException notYet) when (IsNotYet(notYet))
        {
            // The client takes a moment to act on an assignment; the next look tries again.
        }
        catch (Exception fault) when (fault is KafkaException or InvalidOperationException)
        {
            BackOff(fault);
        }
    }

    private static bool IsNotYet(KafkaException fault) =>
        fault.Error.Code is ErrorCode.Local_State or ErrorCode.Local_UnknownPartition;

    /// <summary>
    /// Goes to the next offset after the client was led elsewhere, and says whether that was done. Nothing is lost by it: only
    /// what is taken counts.
    /// </summary>
    private bool SeekAgain(IConsumer<byte[]?, byte[]?> consumer, long? read)
    {
        try
        {
            consumer.Seek(new TopicPartitionOffset(TopicPartition, _reading.Next));
            _reading.SoughtAgain(read);
            return true;
        }
        catch (KafkaException notYet) when (IsNotYet(notYet))
        {
            // The partition is on its way to another member, or the next look or record tries again.
            return false;
        }
        catch (KafkaException fault)
        {
            BackOff(fault);
            Hold(consumer);
            return false;
        }
    }

    private void SeekAgainIfOverdue(IConsumer<byte[]?, byte[]?> consumer)
    {
        if (_reading.IsReached || _paused)
        {
            return;
        }

        var end = Math.Max(_endWhenSought, consumer.GetWatermarkOffsets(TopicPartition).High.Value);
        if (_reading.IsOverdue(end) && SeekAgain(consumer, read: null))
        {
            LogNothingRead(_partition, _reading.Next, end);
        }
    }

    /// <summary>A log that ends before the stored offset is another one, and reading it as ours would skip its records.</summary>
    private void CompareWithLog(WatermarkOffsets log, long offset)
    {
        if (offset > log.High.Value)
        {
            throw new InvalidOperationException(
                $"{_partition} stands at offset {offset} in the state store, and {TopicPartition} ends at {log.High.Value}: state and "
                + "log do not belong together. Point RiskStream:Kafka and RiskStream:Redis at the pair that does, or use another RiskStream:Redis:KeyPrefix");
        }
    }

    /// <summary>
    /// A log that begins after the offset to read has lost records to its retention, which is reported, since only a rebuild
    /// elsewhere could have them.
    /// </summary>
    private void ReportLost(long begin)
    {
        if (_reading.Next < begin)
        {
            _context.Ports.Counters.CountLost(begin - _reading.Next);
            LogLost(_partition, _reading.Next, begin);
            _reading.SkipTo(begin);
        }
    }

    private void Stream(long logEnd)
    {
        _channel = Channel.CreateBounded<PolledBatch>(
            new BoundedChannelOptions(_context.Options.MaxWaitingBatches) { SingleReader = true, SingleWriter = true });
        _graph = new PartitionGraph<T>(
            _context.Description, _context.Ports, _lease!, _context.Options.CacheMegabytes * (1L << 20),
            new ReviewBounds(_context.Options.ReviewPageKeys, logEnd), _abandon.Token);
        (_intake, _completion) = _graph.Run(_channel.Reader, _context.Materializer);
        _phase = Phase.Streaming;
    }

    private void TendStream(IConsumer<byte[]?, byte[]?> consumer)
    {
        if (_completion.IsCompleted)
        {
            BackOff(_completion.Exception?.GetBaseException());
            Pause(consumer);
            return;
        }

        SeekAgainIfOverdue(consumer);
        if (_phase != Phase.Streaming)
        {
            return;
        }

        if (_waiting.Count > 0)
        {
            var next = _waiting[^1].Offset + 1;
            if (_channel!.Writer.TryWrite(new PolledBatch(_position, next, [.. _waiting])))
            {
                _position = next;
                _waiting.Clear();
                _failures = 0;
            }
        }
        else if (_graph!.WantsNudge(_position) && _channel!.Writer.TryWrite(new PolledBatch(_position, _position, [])))
        {
            _graph.Nudged();
        }

        if (_waiting.Count >= _context.Options.MaxBatchRecords)
        {
            Pause(consumer);
        }
        else if (_waiting.Count == 0)
        {
            Resume(consumer);
        }
    }

    private void BackOff(Exception? fault)
    {
        _waiting.Clear();
        _channel?.Writer.TryComplete();
        var backoff = TimeSpan.FromTicks(
            Math.Min(MaxBackoff.Ticks, _context.Options.RestartBackoff.Ticks << Math.Min(_failures, 10)));
        _failures++;
        _retryAt = _context.Time.GetTimestamp() + (long)(backoff.TotalSeconds * _context.Time.TimestampFrequency);
        _phase = Phase.BackingOff;
        _context.Ports.Counters.CountRestart();
        if (fault is CommitRefusedException { Outcome: WriteOutcome.Fenced })
        {
            _context.Ports.Counters.CountFenced();
        }

        LogFailed(fault, _partition, fault?.Message ?? "the stream ended early", backoff);
    }

    private void Pause(IConsumer<byte[]?, byte[]?> consumer)
    {
        if (!_paused)
        {
            consumer.Pause([TopicPartition]);
            _paused = true;
        }
    }

    private void Resume(IConsumer<byte[]?, byte[]?> consumer)
    {
        if (_paused)
        {
            consumer.Resume([TopicPartition]);
            _paused = false;
        }
    }

    [LoggerMessage(2101, LogLevel.Information, "{Partition} is ours by owner epoch {OwnerEpoch}; reading on from offset {Offset}")]
    private partial void LogLeased(StagePartition partition, long ownerEpoch, long offset);

    [LoggerMessage(2104, LogLevel.Information, "{Partition} should go on at offset {Next}, but the client read offset {Read}; it was sought again")]
    private partial void LogReadElsewhere(StagePartition partition, long next, long read);

    [LoggerMessage(2105, LogLevel.Information, "{Partition} read nothing from offset {Next} on, but the log goes on to {End}; it was sought again")]
    private partial void LogNothingRead(StagePartition partition, long next, long end);

    [LoggerMessage(2103, LogLevel.Error, "{Partition} should be read from offset {Stored}, but the log begins at {Begin}: the records between are lost. Lengthen the topic's retention")]
    private partial void LogLost(StagePartition partition, long stored, long begin);

    [LoggerMessage(2102, LogLevel.Warning, "{Partition} stopped: {Reason}. It starts again from its checkpoint in {Backoff}")]
    private partial void LogFailed(Exception? fault, StagePartition partition, string reason, TimeSpan backoff);
}

/// <summary>What every partition of a stage needs.</summary>
internal sealed record StageContext<T>(
    StageDescription<T> Description, KafkaOptions Options, GraphPorts Ports, IMaterializer Materializer, TimeProvider Time, ILogger Logger);
