using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Google.Protobuf;
using RiskStream.Ports;

namespace RiskStream.Alerting.Subscriptions;

/// <summary>
/// A place in the alert log as opaque bytes that a subscriber keeps and comes back with. Immutable; any instance of
/// the service over the same log understands it.
/// </summary>
/// <remarks>
/// One byte of format version (1), the number of partitions, for each of them its number and next offset, all as
/// variable-length integers in ascending order, then the first four bytes of the SHA-256 of all that.
/// </remarks>
public sealed class ResumeToken
{
    /// <summary>The format that is written, and the only one that is read.</summary>
    public const byte FormatVersion = 1;

    private const int ChecksumLength = 4;
    private const int MaxLength = 1 << 16;
    private const string Remedy =
        "Subscribe with from_time instead, a little before the last alert that you have, and drop those that you " +
        "know by alert_id and revision.";

    private ByteString? _bytes;

    /// <summary>The token of a place.</summary>
    public ResumeToken(AlertLogPosition position) => Position = position;

    /// <summary>The place.</summary>
    public AlertLogPosition Position { get; }

    /// <summary>What the subscriber is given.</summary>
    public ByteString Bytes => _bytes ??= Encode(Position);

    /// <summary>Reads what a subscriber came back with. When it cannot be used, says why and what to do.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out ResumeToken? token, [NotNullWhen(false)] out string? problem)
    {
        token = null;
        problem = Problem(bytes);
        if (problem is not null)
        {
            return false;
        }

        if (Decode(bytes[..^ChecksumLength].ToArray()) is not { } position)
        {
            problem = $"resume_token is damaged: its {bytes.Length} bytes hold no place in the alert log. {Remedy}";
            return false;
        }

        token = new ResumeToken(position);
        return true;
    }

    /// <summary>What is wrong with this token if the log ends before it; null when it does not.</summary>
    internal string? ProblemWithEnd(AlertLogPosition end)
    {
        foreach (var (partition, next) in Position.NextOffsets)
        {
            var ends = end.NextOffsets.GetValueOrDefault(partition);
            if (next > ends)
            {
                return $"resume_token points behind the end of the alert log: partition {partition} ends at " +
                    $"offset {ends}, the token continues at {next}. It belongs to another log, or the log was made " +
                    $"anew. {Remedy}";
            }
        }

        return null;
    }

    /// <summary>What is wrong with this token if the log begins after it; null when it does not.</summary>
    internal string? ProblemWithBeginning(AlertLogPosition beginning)
    {
        foreach (var (partition, begins) in beginning.NextOffsets)
        {
            var next = Position.NextOffsets.GetValueOrDefault(partition);
            if (next < begins)
            {
                return $"resume_token is older than what the alert log still holds: partition {partition} begins " +
                    $"at offset {begins}, the token continues at {next}; the alerts between are gone from the log. " +
                    "Subscribe with from_beginning for all that is left.";
            }
        }

        return null;
    }

    private static string? Problem(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return "resume_token is empty. Leave it out to subscribe from now on, or subscribe with from_time.";
        }

        if (bytes[0] != FormatVersion)
        {
            return $"resume_token has format version {bytes[0]}; this service reads version {FormatVersion}. {Remedy}";
        }

        if (bytes.Length is <= ChecksumLength + 1 or > MaxLength)
        {
            return $"resume_token has {bytes.Length} bytes; one of this service has {ChecksumLength + 2} to " +
                $"{MaxLength}. {Remedy}";
        }

        var body = bytes[..^ChecksumLength];
        return Checksum(body) == BinaryPrimitives.ReadUInt32LittleEndian(bytes[^ChecksumLength..])
            ? null
            : $"resume_token is cut or damaged: the checksum of its {bytes.Length} bytes does not match. {Remedy}";
    }

    private static ByteString Encode(AlertLogPosition position)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(FormatVersion);
        writer.Write7BitEncodedInt(position.NextOffsets.Count);
        foreach (var (partition, next) in position.NextOffsets)
        {
            writer.Write7BitEncodedInt(partition);
            writer.Write7BitEncodedInt64(next);
        }

        writer.Flush();
        writer.Write(Checksum(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        writer.Flush();
        return ByteString.CopyFrom(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static AlertLogPosition? Decode(byte[] body)
    {
        try
        {
            using var stream = new MemoryStream(body, 1, body.Length - 1);
            using var reader = new BinaryReader(stream);
            var offsets = ImmutableSortedDictionary.CreateBuilder<int, long>();
            for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
            {
                offsets[reader.Read7BitEncodedInt()] = reader.Read7BitEncodedInt64();
            }

            var isSound = stream.Position == stream.Length && offsets.All(entry => entry is { Key: >= 0, Value: >= 0 });
            return isSound ? new AlertLogPosition(offsets.ToImmutable()) : null;
        }
        catch (Exception fault) when (fault is EndOfStreamException or FormatException)
        {
            return null;
        }
    }

    private static uint Checksum(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return BinaryPrimitives.ReadUInt32LittleEndian(hash);
    }
}
