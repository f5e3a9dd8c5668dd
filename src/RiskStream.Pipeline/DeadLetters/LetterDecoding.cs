using System.Text;
using RiskStream.Facts;
using RiskStream.Pipeline.Decoding;
using RiskStream.Pipeline.Hosting;

namespace RiskStream.Pipeline.DeadLetters;

/// <summary>Asks the stream's own decoders what they would say of a value now. Pure. Safe for concurrent use.</summary>
public sealed class LetterDecoding
{
    private readonly KafkaOptions _options;
    private readonly EventDecoder _events;

    /// <summary>The decoders as they are configured.</summary>
    public LetterDecoding(KafkaOptions options)
    {
        _options = options;
        _events = new EventDecoder(options.MaxRecordBytes);
    }

    /// <summary>Why a value would be set aside, or null if it would not or nothing is known of its topic.</summary>
    public string? FaultOf(string topic, byte[]? value, string? contentType)
    {
        var record = new InputRecord { Offset = 0, Value = value, ContentType = contentType };
        if (topic == _options.SettlementEvents)
        {
            return FaultOf(_events.Decode(record));
        }

        return topic == _options.InstitutionFacts ? FaultOf(InstitutionFactDecoder.Decode(record)) : null;
    }

    /// <summary>
    /// What forbids that a corrected value takes the place of a letter's own, or null. A value about somebody else than the key says
    /// would reach a partition that does not have that person's other events.
    /// </summary>
    public string? ObjectionTo(StoredLetter stored, RetryValue replacement)
    {
        var letter = stored.Letter;
        var contentType = replacement.ContentType ?? letter.ContentType;
        if (FaultOf(letter.Topic, replacement.Bytes, contentType) is { } fault)
        {
            return $"the corrected value would be set aside again: {fault}";
        }

        var record = new InputRecord { Offset = 0, Value = replacement.Bytes, ContentType = contentType };
        return letter.Topic == _options.SettlementEvents
            && _events.Decode(record) is DecodeResult<PersonEvent>.Decoded { Content.Beneficiary.Value: var person }
            && person != TextOf(letter.Key)
                ? $"the corrected value is about {person}, and the letter's key is {TextOf(letter.Key) ?? "absent"}: on its partition it would "
                    + "miss that person's other events; correct it, or send it as a new event with the right key"
                : null;
    }

    private static string? FaultOf<T>(DecodeResult<T> result) =>
        result is DecodeResult<T>.Rejected rejected ? $"{rejected.Reason}: {rejected.Detail}" : null;

    private static string? TextOf(byte[]? key) => key is null ? null : Encoding.UTF8.GetString(key);
}
