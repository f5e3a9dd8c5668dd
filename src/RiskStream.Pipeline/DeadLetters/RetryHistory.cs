namespace RiskStream.Pipeline.DeadLetters;

/// <summary>
/// Which letters were sent again, as the topic tells: by a marker, or by a letter that came back. The second speaks where a retry
/// was sent and the tool died before the marker. Used by one caller at a time.
/// </summary>
public sealed class RetryHistory
{
    private readonly Dictionary<LetterPosition, DeadLetterEntry.Marker> _last = [];

    /// <summary>Takes note of a record.</summary>
    public void Add(DeadLetterEntry entry)
    {
        var told = entry switch
        {
            DeadLetterEntry.Marker marker => marker,
            DeadLetterEntry.Letter { Content: var stored } when LetterPosition.TryParse(stored.Letter.RetryOf, out var of) =>
                new DeadLetterEntry.Marker(of, stored.Letter.Attempt, stored.Original),
            _ => null,
        };
        if (told is not null && (!_last.TryGetValue(told.Of, out var known) || told.Attempt >= known.Attempt))
        {
            _last[told.Of] = told;
        }
    }

    /// <summary>The last retry of a letter, or null if it was never retried.</summary>
    public DeadLetterEntry.Marker? LastOf(LetterPosition letter) => _last.GetValueOrDefault(letter);
}
