using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Google.Protobuf;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Output;

/// <summary>
/// Writes what has been generated to files: UTF-8 without a byte-order mark, lines ended by a line feed, compressed
/// where the name ends in ".gz". The same input gives the same bytes. Memory does not grow with the number of events.
/// </summary>
public static class EventFiles
{
    private const int BufferBytes = 1 << 16;

    private static readonly JsonFormatter Formatter = new(
        JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));

    private static readonly JsonSerializerOptions LabelFormat = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The format that a file name stands for: ".pb" and ".binpb" protobuf, anything else NDJSON.</summary>
    public static EventFormat FormatOf(string path)
    {
        var name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return Path.GetExtension(name).ToLowerInvariant() is ".pb" or ".binpb"
            ? EventFormat.Protobuf
            : EventFormat.Ndjson;
    }

    /// <summary>Writes events in the format of the file's name and returns how many there were.</summary>
    public static long WriteEvents(string path, IEnumerable<Envelope> events, CancellationToken cancellationToken)
    {
        using var file = Create(path);
        return FormatOf(path) == EventFormat.Protobuf
            ? WriteDelimited(file, events, cancellationToken)
            : WriteLines(file, events, cancellationToken);
    }

    /// <summary>Writes each list as a file of its own, named after its entries, into a directory.</summary>
    public static void WriteReferenceLists(string directory, ReferenceLists lists, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        Write("institution_registry.ndjson", lists.Institutions);
        Write("key_person.ndjson", lists.KeyPersons);
        Write("calendar.ndjson", lists.Calendar);
        Write("frequency_cap.ndjson", lists.FrequencyCaps);
        Write("exclusive_pair.ndjson", lists.ExclusivePairs);
        Write("charge_bundle.ndjson", lists.ChargeBundles);
        Write("substitution_group.ndjson", lists.Substitutions);

        void Write(string name, IEnumerable<IMessage> records)
        {
            using var file = Create(Path.Combine(directory, name));
            WriteLines(file, records, cancellationToken);
        }
    }

    /// <summary>Writes labels, one JSON object a line with members in snake_case.</summary>
    public static void WriteLabels(string path, IEnumerable<SchemeLabel> labels)
    {
        using var file = Create(path);
        using var writer = Lines(file);
        foreach (var label in labels)
        {
            writer.Write(JsonSerializer.Serialize(label, LabelFormat));
            writer.Write('\n');
        }
    }

    /// <summary>Writes messages as NDJSON to a stream, which stays open, and returns how many there were.</summary>
    public static long WriteLines(Stream stream, IEnumerable<IMessage> messages, CancellationToken cancellationToken)
    {
        using var writer = Lines(stream);
        var count = 0L;
        foreach (var message in messages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Formatter.Format(message, writer);
            writer.Write('\n');
            count++;
        }

        return count;
    }

    /// <summary>
    /// Writes messages as delimited protobuf to a stream, which stays open, and returns how many there were.
    /// </summary>
    public static long WriteDelimited(
        Stream stream, IEnumerable<IMessage> messages, CancellationToken cancellationToken)
    {
        var count = 0L;
        using var output = new CodedOutputStream(stream, BufferBytes, leaveOpen: true);
        foreach (var message in messages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            output.WriteMessage(message);
            count++;
        }

        return count;
    }

    private static StreamWriter Lines(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferBytes, leaveOpen: true);

    private static Stream Create(string path)
    {
        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, BufferBytes);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(file, CompressionLevel.Fastest)
            : file;
    }
}
