using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using RiskStream.Facts;
using RiskStream.Pipeline.Decoding;

namespace RiskStream.Cli.Replaying;

/// <summary>Reads events from NDJSON, plain or <c>.gz</c>: one Envelope a line in proto3 JSON with the proto's own field names.</summary>
public static partial class NdjsonInput
{
    /// <summary>Reads a file line by line; <paramref name="progress"/> is told the bytes read of the file.</summary>
    public static IEnumerable<ReplayInput> Read(string path, Action<long> progress)
    {
        var decoder = new EventDecoder();
        using var file = File.OpenRead(path);
        using var text = new StreamReader(
            path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file, Encoding.UTF8);
        for (long number = 1; text.ReadLine() is { } line; number++)
        {
            progress(file.Position);
            if (line.Length > 0)
            {
                yield return Decode(decoder, path, number, line);
            }
        }
    }

    private static ReplayInput Decode(EventDecoder decoder, string path, long number, string line)
    {
        var record = new InputRecord { Offset = number, Value = Encoding.UTF8.GetBytes(line), ContentType = ContentTypes.Json };
        return decoder.Decode(record) switch
        {
            DecodeResult<PersonEvent>.Decoded decoded => new ReplayInput.Usable(decoded.Content),
            DecodeResult<PersonEvent>.Rejected rejected =>
                new ReplayInput.Unusable(path, number, ColumnOf(line, rejected.Detail), rejected.Detail),
            _ => throw new InvalidOperationException("decoding has two outcomes"),
        };
    }

    /// <summary>Where the JSON breaks off, else where the field that is named at the start of the fault stands, else 1.</summary>
    private static long ColumnOf(string line, string detail)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
        }
        catch (JsonException broken)
        {
            return (broken.BytePositionInLine ?? 0) + 1;
        }

        var field = FieldName().Match(detail);
        var place = field.Success ? line.IndexOf($"\"{field.Groups[1].Value}\"", StringComparison.Ordinal) : -1;
        return place + 1 > 0 ? place + 1 : 1;
    }

    [GeneratedRegex("^(?:[a-z_]+\\.)?([a-z][a-z0-9_]*) (?:is|has)")]
    private static partial Regex FieldName();
}
