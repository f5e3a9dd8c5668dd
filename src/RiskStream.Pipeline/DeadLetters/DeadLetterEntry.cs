namespace RiskStream.Pipeline.DeadLetters;

/// <summary>A record of the dead-letter topic. A closed set.</summary>
public abstract record DeadLetterEntry
{
    private DeadLetterEntry()
    {
    }

    /// <summary>A record that was set aside.</summary>
    /// <param name="Content">The letter.</param>
    public sealed record Letter(StoredLetter Content) : DeadLetterEntry;

    /// <summary>
    /// The note that a letter was sent again. It stands in the letter's own partition behind it, so that retention takes the letter
    /// first: as long as a letter can be read, so can its markers.
    /// </summary>
    /// <param name="Of">The letter.</param>
    /// <param name="Attempt">The number of the retry, from 1.</param>
    /// <param name="SentTo">Where the retried record stands, or null if the marker does not say.</param>
    public sealed record Marker(LetterPosition Of, int Attempt, RecordPlace? SentTo) : DeadLetterEntry;

    /// <summary>A record that something other than the stream or this tool wrote.</summary>
    /// <param name="Position">Where it stands.</param>
    public sealed record Foreign(LetterPosition Position) : DeadLetterEntry;
}
