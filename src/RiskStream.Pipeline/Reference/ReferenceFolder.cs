using System.IO.Compression;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Reference;

/// <summary>
/// Reads reference lists from a folder: one NDJSON file a list, plain or <c>.gz</c>. A list that is missing is empty. Whatever
/// cannot be used is reported with file and line, all at once, and nothing is returned in part.
/// </summary>
public sealed class ReferenceFolder
{
    private static readonly JsonParser Json = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    private readonly Dictionary<string, Wire.ReferenceEntry?> _entries = [];
    private readonly Dictionary<string, string> _places = [];
    private readonly List<string> _present = [];
    private readonly List<string> _errors = [];

    private ReferenceFolder()
    {
    }

    /// <summary>Reads a folder; the lists are usable only if there are no errors.</summary>
    public static ReferenceFolderContent Read(string folder)
    {
        var reading = new ReferenceFolder();
        if (!Directory.Exists(folder))
        {
            return new(ReferenceSnapshot.Empty, [], [$"{folder}: no such folder of reference lists; create it, or leave the setting out"]);
        }

        foreach (var list in Wire.ReferenceEntry.Descriptor.Oneofs[0].Fields)
        {
            reading.ReadList(folder, list);
        }

        return reading._errors.Count > 0
            ? new(ReferenceSnapshot.Empty, [], reading._errors)
            : new(ReferenceSnapshot.Empty.With(reading._entries), reading._present, []);
    }

    private void ReadList(string folder, FieldDescriptor list)
    {
        var path = Path.Combine(folder, list.Name + ".ndjson");
        path = File.Exists(path) ? path : path + ".gz";
        if (!File.Exists(path))
        {
            return;
        }

        _present.Add(list.Name);
        try
        {
            using var lines = Open(path);
            for (var number = 1; lines.ReadLine() is { } line; number++)
            {
                if (!string.IsNullOrWhiteSpace(line))
                {
                    Read(list, line, $"{Path.GetFileName(path)}({number})");
                }
            }
        }
        catch (InvalidDataException damaged)
        {
            _errors.Add($"{Path.GetFileName(path)}: not a valid gzip file: {damaged.Message}; write it again");
        }
    }

    private void Read(FieldDescriptor list, string line, string place)
    {
        try
        {
            var entry = new Wire.ReferenceEntry();
            list.Accessor.SetValue(entry, Json.Parse(line, list.MessageType));
            _errors.AddRange(EntryCheck.Canonicalise(entry).Select(fault => $"{place}: {fault}"));
            if (_places.TryGetValue(entry.Key, out var earlier) && !_entries[entry.Key]!.Equals(entry))
            {
                _errors.Add($"{place}: {entry.Key} is given in {earlier} too, with other content; give each key and valid_from once");
            }

            _entries[entry.Key] = entry;
            _places[entry.Key] = place;
        }
        catch (Exception fault) when (fault is InvalidProtocolBufferException or InvalidJsonException or FormatException)
        {
            _errors.Add($"{place}: not a valid {list.MessageType.Name}: {fault.Message}");
        }
    }

    private static StreamReader Open(string path)
    {
        var file = File.OpenRead(path);
        return new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
    }
}

/// <summary>What a folder of reference lists holds.</summary>
/// <param name="Lists">The lists; empty if there are errors.</param>
/// <param name="Present">Names of the lists that have a file, also an empty one.</param>
/// <param name="Errors">What cannot be used, with file and line.</param>
public sealed record ReferenceFolderContent(ReferenceSnapshot Lists, IReadOnlyList<string> Present, IReadOnlyList<string> Errors);
