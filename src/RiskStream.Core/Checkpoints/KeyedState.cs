namespace RiskStream.Checkpoints;

/// <summary>
/// The state under one key, stored as a log of its changes: a batch appends what changed, and the log is written anew when it has
/// grown to twice what it says. Touched only by the stage that owns the partition.
/// </summary>
public abstract class KeyedState
{
    private const byte FormatVersion = 4;
    private const int FreeGrowth = 4096;

    private long _storedBytes;
    private long _snapshotBytes;
    private bool _rewrite = true;

    /// <summary>State under a key, empty so far.</summary>
    protected KeyedState(string key) => Key = key;

    /// <summary>The key.</summary>
    public string Key { get; }

    /// <summary>About how many bytes the stored form has.</summary>
    public long StoredBytes => _storedBytes;

    /// <summary>Whether nothing is left that would have to be stored.</summary>
    protected virtual bool IsGone => false;

    /// <summary>Changes since the last <see cref="TakeChange"/>.</summary>
    protected StateWriter Pending { get; } = new();

    /// <summary>Takes the state in from its stored form.</summary>
    /// <exception cref="DamagedStateException">The bytes cannot be read.</exception>
    public void Restore(ReadOnlySpan<byte> stored)
    {
        try
        {
            var reader = new StateReader(stored);
            var version = reader.Byte();
            if (version != FormatVersion)
            {
                throw new DamagedStateException($"its format is version {version}, and this build reads version {FormatVersion}");
            }

            while (!reader.AtEnd)
            {
                ReadEntry(ref reader);
            }
        }
        catch (DamagedStateException damage)
        {
            throw new DamagedStateException(Key, damage);
        }
        catch (OverflowException overflow)
        {
            // A number that no fact can have: a version beyond 32 bits, a time beyond all days.
            throw new DamagedStateException(Key, new DamagedStateException("a number in it is out of range", overflow));
        }

        _storedBytes = stored.Length;
        _snapshotBytes = stored.Length;
        _rewrite = false;
    }

    /// <summary>What is to be stored since the last call, or null if nothing changed.</summary>
    public StateChange? TakeChange()
    {
        var nothingStored = _storedBytes == 0 && (Pending.Length == 0 || IsGone);
        if (nothingStored || (!_rewrite && Pending.Length == 0))
        {
            return null;
        }

        if (IsGone)
        {
            Pending.TakeBytes();
            _rewrite = true;
            _storedBytes = _snapshotBytes = 0;
            return new StateChange(Key, StateChangeKind.Remove, []);
        }

        if (!_rewrite && _storedBytes + Pending.Length <= (2 * _snapshotBytes) + FreeGrowth)
        {
            var appended = Pending.TakeBytes();
            _storedBytes += appended.Length;
            return new StateChange(Key, StateChangeKind.Append, appended);
        }

        Pending.TakeBytes();
        var writer = new StateWriter();
        writer.Byte(FormatVersion);
        WriteEntries(writer);
        var snapshot = writer.TakeBytes();
        _rewrite = false;
        _storedBytes = _snapshotBytes = snapshot.Length;
        return new StateChange(Key, StateChangeKind.Replace, snapshot);
    }

    /// <summary>Makes the next change write the state anew, because something was forgotten.</summary>
    protected void RequireRewrite() => _rewrite = true;

    /// <summary>Reads one entry of the log and applies it.</summary>
    protected abstract void ReadEntry(ref StateReader reader);

    /// <summary>Writes the whole state as entries of a log.</summary>
    protected abstract void WriteEntries(StateWriter writer);
}
