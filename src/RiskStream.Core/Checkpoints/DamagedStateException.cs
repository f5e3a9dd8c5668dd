namespace RiskStream.Checkpoints;

/// <summary>
/// Stored state cannot be read: it was cut short, overwritten, or written by a newer version. The partition stops; the remedy is to
/// rebuild its state from the log.
/// </summary>
public sealed class DamagedStateException : Exception
{
    /// <summary>Says what does not fit.</summary>
    public DamagedStateException(string message)
        : base(message)
    {
    }

    /// <summary>Says which key it was found under.</summary>
    public DamagedStateException(string key, DamagedStateException inner)
        : base($"Stored state under {key} cannot be read: {inner?.Message}. Rebuild the partition's state from the log.", inner)
    {
    }

    /// <summary>Stored state cannot be read.</summary>
    public DamagedStateException()
    {
    }

    /// <summary>Says what does not fit, and why.</summary>
    public DamagedStateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
