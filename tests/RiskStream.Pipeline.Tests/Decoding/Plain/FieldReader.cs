using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.DeadLetters;

namespace RiskStream.Pipeline.Tests.Decoding.Plain;

/// <summary>
/// Reads single fields and keeps the first fault. After a fault the values it returns mean nothing; the caller looks at
/// <see cref="Fault"/> at the end. One instance a record.
/// </summary>
internal sealed class FieldReader
{
    private const int MaxTextLength = 256;
    private const long MaxQuantityE4 = 10_000_000_000_000;

    private static readonly EventTimestamp Earliest =
        EventTimestamp.FromUtc(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static readonly EventTimestamp Latest =
        EventTimestamp.FromUtc(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>The first fault, or null.</summary>
    public (DeadLetterReason Reason, string Detail)? Fault { get; private set; }

    /// <summary>Notes a fault.</summary>
    public void Reject(DeadLetterReason reason, string detail) => Fault ??= (reason, detail);

    /// <summary>A text that may be absent; the placeholders "-" and "null" are.</summary>
    public string Text(string name, string value)
    {
        if (value is "" or "-" or "null")
        {
            return string.Empty;
        }

        if (value.Contains('\uFFFD'))
        {
            Reject(DeadLetterReason.InvalidValue, $"{name} is no valid UTF-8");
        }

        if (value.Length > MaxTextLength)
        {
            Reject(
                DeadLetterReason.InvalidValue,
                $"{name} has {value.Length} characters, more than {MaxTextLength}; send the code, not a text");
        }

        return value;
    }

    /// <summary>A text that must be there.</summary>
    public string Required(string name, string value)
    {
        var text = Text(name, value);
        if (text.Length == 0)
        {
            Reject(DeadLetterReason.MissingField, $"{name} is absent (\"{value}\"); this event type needs it");
        }

        return text;
    }

    /// <summary>A time that may be absent.</summary>
    public EventTimestamp Time(string name, Timestamp? value)
    {
        if (value is null)
        {
            return default;
        }

        if (value.Seconds < Earliest.Micros / Micro.Second || value.Seconds >= Latest.Micros / Micro.Second
            || value.Nanos is < 0 or > 999_999_999)
        {
            Reject(
                DeadLetterReason.InvalidValue,
                $"{name} is {value.Seconds} s {value.Nanos} ns since 1970, outside 2000-01-01 to 2100-01-01; send UTC");
            return default;
        }

        return new EventTimestamp((value.Seconds * Micro.Second) + (value.Nanos / 1000));
    }

    /// <summary>A time that must be there.</summary>
    public EventTimestamp RequiredTime(string name, Timestamp? value)
    {
        if (value is null)
        {
            Reject(DeadLetterReason.MissingField, $"{name} is absent; every event needs it");
        }

        return Time(name, value);
    }

    /// <summary>An amount of a settlement, 0 to 100 million yuan.</summary>
    public Money Amount(string name, long fen)
    {
        if (fen is < 0 or > Money.MaxFen)
        {
            Reject(
                DeadLetterReason.InvalidValue,
                $"{name} is {fen}, outside 0 to {Money.MaxFen} fen; take a settlement back with SETTLEMENT_REVERSED, not by a negative amount");
        }

        return new Money(fen);
    }

    /// <summary>An amount of a charge line, negative on refunds.</summary>
    public Money LineAmount(string name, long fen)
    {
        if (fen is < -Money.MaxFen or > Money.MaxFen)
        {
            Reject(DeadLetterReason.InvalidValue, $"{name} is {fen}, outside ±{Money.MaxFen} fen; amounts are in 0.01 yuan");
        }

        return new Money(fen);
    }

    /// <summary>A quantity as decimal text, in ten-thousandths; absent counts as zero.</summary>
    public long QuantityE4(string name, string value)
    {
        var text = Text(name, value);
        if (text.Length == 0)
        {
            return 0;
        }

        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || Math.Abs(number) > MaxQuantityE4 / 10_000m)
        {
            Reject(
                DeadLetterReason.InvalidValue,
                $"{name} is \"{text}\", not a decimal number within ±{MaxQuantityE4 / 10_000}; write it like 2 or 0.5");
            return 0;
        }

        return (long)(number * 10_000m);
    }

    /// <summary>An enum value of the contract.</summary>
    public T Known<T>(string name, T value)
        where T : struct, System.Enum
    {
        if (!System.Enum.IsDefined(value))
        {
            Reject(DeadLetterReason.InvalidValue, $"{name} is {value:d}, which {typeof(T).Name} does not define");

            // Whatever narrows the value later must not overflow.
            return default;
        }

        return value;
    }

    /// <summary>A number that must be one.</summary>
    public void Finite(string name, double value)
    {
        if (!double.IsFinite(value))
        {
            Reject(DeadLetterReason.InvalidValue, $"{name} is {value}; send a finite number or leave it out");
        }
    }
}
