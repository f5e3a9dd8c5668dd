using System.IO.Compression;
using Google.Protobuf;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Reference;

/// <summary>
/// Reads reference lists from a folder: one NDJSON file a list, plain or <c>.gz</c>. A list that is missing is empty. Whatever
/// cannot be used is reported with file and line, all at once, and nothing is returned in part.
/// </summary>
public sealed class ReferenceFolder
{
    private static readonly JsonParser Json = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    private readonly ReferenceData _data = new();
    private readonly List<string> _errors = [];

    private ReferenceFolder()
    {
    }

    /// <summary>Reads a folder; the data are usable only if there are no errors.</summary>
    public static (ReferenceData Data, IReadOnlyList<string> Errors) Read(string folder)
    {
        var reading = new ReferenceFolder();
        if (!Directory.Exists(folder))
        {
            reading._errors.Add($"{folder}: no such folder of reference lists; create it, or leave the setting out");
            return (reading._data, reading._errors);
        }

        reading.ReadList<Wire.InstitutionRegistry>(folder, "institution_registry", entry => entry.Validity, reading.Add);
        reading.ReadList<Wire.KeyPerson>(folder, "key_person", entry => entry.Validity, reading.Add);
        reading.ReadList<Wire.Calendar>(folder, "calendar", entry => entry.Validity, reading.Add);
        return (reading._data, reading._errors);
    }

    private void ReadList<T>(string folder, string name, Func<T, Wire.Validity?> validityOf, Action<T, Span, string> add)
        where T : IMessage<T>, new()
    {
        var path = Path.Combine(folder, name + ".ndjson");
        path = File.Exists(path) ? path : path + ".gz";
        if (!File.Exists(path))
        {
            return;
        }

        using var lines = Open(path);
        var version = string.Empty;
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (line.Length == 0)
            {
                continue;
            }

            var place = $"{Path.GetFileName(path)}({number})";
            try
            {
                var entry = Json.Parse<T>(line);
                var validity = validityOf(entry);
                version = string.CompareOrdinal(validity?.Version, version) > 0 ? validity!.Version : version;
                add(entry, SpanOf(validity, place), place);
            }
            catch (Exception fault) when (fault is InvalidProtocolBufferException or InvalidJsonException or FormatException)
            {
                _errors.Add($"{place}: not a valid {typeof(T).Name}: {fault.Message}");
            }
        }

        _data.Versions[name] = version.Length > 0 ? version : "unversioned";
    }

    private static StreamReader Open(string path)
    {
        var file = File.OpenRead(path);
        return new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
    }

    private Span SpanOf(Wire.Validity? validity, string place) => new(
        DayOr(validity?.ValidFrom, new CivilDay(int.MinValue / 2), $"{place}: validity.valid_from"),
        DayOr(validity?.ValidTo, new CivilDay(int.MaxValue / 2), $"{place}: validity.valid_to"));

    private CivilDay DayOr(string? text, CivilDay absent, string place)
    {
        if (string.IsNullOrEmpty(text))
        {
            return absent;
        }

        if (!CivilDay.TryParse(text, out var day))
        {
            _errors.Add($"{place} is \"{text}\", not a day; write it as yyyy-MM-dd");
        }

        return day;
    }

    private void Add(Wire.InstitutionRegistry entry, Span span, string place)
    {
        RuleAxis? axis = entry.Axis switch
        {
            "hospital" => RuleAxis.Hospital,
            "pharmacy" => RuleAxis.Pharmacy,
            "clinic" => RuleAxis.Clinic,
            _ => null,
        };
        if (axis is null)
        {
            _errors.Add($"{place}: axis is \"{entry.Axis}\"; it must be hospital, pharmacy or clinic");
        }

        if (entry.FixmedinsCode.Length == 0 || entry.Tills < 0)
        {
            _errors.Add($"{place}: fixmedins_code must be given and tills ({entry.Tills}) must not be negative");
            return;
        }

        _data.Add(new ProviderId(entry.FixmedinsCode), new Institution
        {
            ValidFrom = span.From,
            ValidTo = span.To,
            Axis = axis ?? RuleAxis.Cross,
            Specialty = entry.Specialty,
            Tills = Math.Max(1, entry.Tills),
            Region = entry.Admdvs,
            Bloc = entry.BlocFixmedinsCode,
        });
    }

    private void Add(Wire.KeyPerson entry, Span span, string place)
    {
        if (entry.PsnKey.Length == 0)
        {
            _errors.Add($"{place}: psn_key is absent; a key person is named by the token");
            return;
        }

        _data.AddKeyPerson(new BeneficiaryId(entry.PsnKey), span.From, span.To);
    }

    private void Add(Wire.Calendar entry, Span span, string place)
    {
        var day = DayOr(entry.Day, default, $"{place}: day");
        if (entry.Kind is not ("holiday" or "screening" or "promotion"))
        {
            _errors.Add($"{place}: kind is \"{entry.Kind}\"; it must be holiday, screening or promotion");
        }

        _data.AddCalendarDay(day, entry.Kind, entry.FixmedinsCode.Length == 0 ? default : new ProviderId(entry.FixmedinsCode));
    }

    private readonly record struct Span(CivilDay From, CivilDay To);
}
