using System.Text;
using RiskStream.EventTime;
using RiskStream.Pipeline.DeadLetters;

namespace RiskStream.Pipeline.Tests.DeadLetters;

/// <summary>Letters with only what matters to a test.</summary>
internal static class GivenLetter
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static DeadLetter Of(
        string value = "{}",
        DeadLetterReason reason = DeadLetterReason.MissingField,
        string detail = "psn_key is absent",
        string topic = "settlement-events",
        int partition = 0,
        long offset = 7,
        string key = "p1") => new()
        {
            Topic = topic,
            Partition = partition,
            Offset = offset,
            Reason = reason,
            Detail = detail,
            Key = Encoding.UTF8.GetBytes(key),
            Value = Encoding.UTF8.GetBytes(value),
            ContentType = "application/json",
            IngestedAt = EventTimestamp.FromUtc(Noon),
        };

    public static StoredLetter At(int partition, long offset, DeadLetter? letter = null, int minutes = 0) => new()
    {
        Position = new LetterPosition(partition, offset),
        SetAsideAt = Noon.AddMinutes(minutes),
        Letter = letter ?? Of(),
    };
}
