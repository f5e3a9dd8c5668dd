namespace RiskStream.Pipeline.Consuming;

/// <summary>
/// Where a partition is read on, and whether the client was seen to read there. A client can be led away from a seek without a
/// word: librdkafka asks again when the answer to an older question for a logical offset comes late, and then goes where that
/// answer says. So a gap right after a seek counts as one only when the log shows it twice. Pure but for the clock; touched by
/// the poll thread alone.
/// </summary>
internal sealed class ReadingPoint
{
    /// <summary>How long the log may go on beyond an offset that was sought before it is sought again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The most that the patience grows to. It doubles with each fruitless seek, since a seek also throws away an answer that is
    /// on its way: a log that is slow to answer would never be read otherwise.
    /// </summary>
    public static readonly TimeSpan MaxPatience = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _time;
    private TimeSpan _patience = Patience;
    private long _soughtAt;
    private long? _beyondSince;
    private long _firstRead = -1;
    private bool _wasLedBack;

    public ReadingPoint(TimeProvider time) => _time = time;

    /// <summary>The offset that should be read next.</summary>
    public long Next { get; private set; }

    /// <summary>Whether the record at the sought offset came, or the log was seen to have none there.</summary>
    public bool IsReached { get; private set; }

    /// <summary>Begins anew at an offset that was just sought.</summary>
    public void Begin(long next)
    {
        Next = next;
        _firstRead = -1;
        Trust();
        Await();
    }

    /// <summary>Goes on behind records that the log has no more.</summary>
    public void SkipTo(long begin) => Next = Math.Max(Next, begin);

    /// <summary>What to do with a record that was read. One that is taken moves <see cref="Next"/>.</summary>
    public ReadVerdict Judge(long offset)
    {
        if (offset < Next)
        {
            // Nothing is lost by reading it all again, but much time. A log that was cut off at its end sends the client back after
            // every seek, hence the patience from the second time on.
            return !_wasLedBack || _time.GetElapsedTime(_soughtAt) >= _patience ? ReadVerdict.SeekAgain : ReadVerdict.Drop;
        }

        // A reader that was led to the log's end comes to a later record each time, since the first one is in the log by then.
        if (offset > Next && !IsReached && (_firstRead < 0 || offset > _firstRead))
        {
            return ReadVerdict.SeekAgain;
        }

        if (!IsReached)
        {
            IsReached = true;
            Trust();
        }

        Next = offset + 1;
        return ReadVerdict.Take;
    }

    /// <summary>Whether the log has gone on beyond <see cref="Next"/> for too long with nothing read since it was sought.</summary>
    public bool IsOverdue(long end)
    {
        if (IsReached || end <= Next)
        {
            _beyondSince = null;
            return false;
        }

        _beyondSince ??= _time.GetTimestamp();
        return _time.GetElapsedTime(_beyondSince.Value) >= _patience;
    }

    /// <summary>Notes that <see cref="Next"/> was sought again, after an offset was read in its place or none at all.</summary>
    public void SoughtAgain(long? read)
    {
        if (read > Next)
        {
            _firstRead = read.Value;
        }
        else
        {
            _patience = _patience * 2 < MaxPatience ? _patience * 2 : MaxPatience;
        }

        _wasLedBack |= read < Next;
        Await();
    }

    private void Trust()
    {
        _patience = Patience;
        _wasLedBack = false;
    }

    private void Await()
    {
        IsReached = false;
        _soughtAt = _time.GetTimestamp();
        _beyondSince = null;
    }
}

/// <summary>What to do with a record that was read.</summary>
internal enum ReadVerdict
{
    /// <summary>It is the next one.</summary>
    Take,

    /// <summary>It was read before.</summary>
    Drop,

    /// <summary>The client does not read where it should.</summary>
    SeekAgain,
}
