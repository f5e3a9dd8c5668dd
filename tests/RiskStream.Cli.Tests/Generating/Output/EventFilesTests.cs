using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using RiskStream.Cli.Generating;
using RiskStream.Cli.Generating.Output;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Tests.Generating.Output;

public sealed class EventFilesTests : IDisposable
{
    private static readonly Prefecture Prefecture = new(PrefectureOptions.Demo(seed: 3));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("riskstream-generating-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Ndjson_reads_back_as_the_same_events()
    {
        var events = Prefecture.Events().Take(300).ToList();
        var path = PathOf("events.ndjson");

        Assert.Equal(300, EventFiles.WriteEvents(path, events, CancellationToken.None));

        var bytes = File.ReadAllBytes(path);
        Assert.Equal((byte)'{', bytes[0]);
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.Equal(events, File.ReadLines(path).Select(JsonParser.Default.Parse<Envelope>));
    }

    [Fact]
    public void Ndjson_has_the_field_names_of_the_proto_and_enum_values_by_name()
    {
        var path = PathOf("events.ndjson");
        EventFiles.WriteEvents(path, Prefecture.Events().Where(e => e.Infno == "2207").Take(1), CancellationToken.None);

        using var line = JsonDocument.Parse(File.ReadAllText(path));
        Assert.Equal("SETTLEMENT", line.RootElement.GetProperty("type").GetString());
        Assert.True(line.RootElement.GetProperty("settlement").TryGetProperty("fund_pay_sumamt_fen", out _));
    }

    [Fact]
    public void A_name_that_ends_in_gz_is_compressed()
    {
        var events = Prefecture.Events().Take(50).ToList();
        EventFiles.WriteEvents(PathOf("events.ndjson.gz"), events, CancellationToken.None);

        using var file = new GZipStream(File.OpenRead(PathOf("events.ndjson.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(file, Encoding.UTF8);
        Assert.Equal(events.Count, reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void Delimited_protobuf_reads_back_as_the_same_events()
    {
        var events = Prefecture.Events().Take(300).ToList();
        EventFiles.WriteEvents(PathOf("events.pb"), events, CancellationToken.None);

        using var file = File.OpenRead(PathOf("events.pb"));
        var read = new List<Envelope>();
        while (file.Position < file.Length)
        {
            read.Add(Envelope.Parser.ParseDelimitedFrom(file));
        }

        Assert.Equal(events, read);
    }

    [Fact]
    public void Reference_lists_are_one_file_each()
    {
        var lists = Prefecture.RegistryRecords();
        EventFiles.WriteReferenceLists(_folder.FullName, lists, CancellationToken.None);

        Assert.Equal(lists.Institutions, Read<InstitutionRegistry>("institution_registry.ndjson"));
        Assert.Equal(lists.KeyPersons, Read<KeyPerson>("key_person.ndjson"));
        Assert.Equal(lists.Calendar, Read<Calendar>("calendar.ndjson"));
        Assert.Equal(lists.FrequencyCaps, Read<FrequencyCap>("frequency_cap.ndjson"));
        Assert.Equal(lists.ExclusivePairs, Read<ExclusivePair>("exclusive_pair.ndjson"));
        Assert.Equal(lists.ChargeBundles, Read<ChargeBundle>("charge_bundle.ndjson"));
        Assert.Equal(lists.Substitutions, Read<SubstitutionGroup>("substitution_group.ndjson"));

        IEnumerable<T> Read<T>(string name)
            where T : IMessage, new() => File.ReadLines(PathOf(name)).Select(JsonParser.Default.Parse<T>);
    }

    [Fact]
    public void Labels_are_one_object_a_line_in_snake_case()
    {
        EventFiles.WriteLabels(PathOf("labels.ndjson"), Prefecture.Labels);

        var lines = File.ReadAllLines(PathOf("labels.ndjson"));
        using var first = JsonDocument.Parse(lines[0]);
        Assert.Equal(Prefecture.Labels.Count, lines.Length);
        Assert.Equal(Prefecture.Labels[0].SubjectKey, first.RootElement.GetProperty("subject_key").GetString());
    }

    [Theory]
    [InlineData("events.ndjson", EventFormat.Ndjson)]
    [InlineData("events.ndjson.gz", EventFormat.Ndjson)]
    [InlineData("events.pb", EventFormat.Protobuf)]
    [InlineData("EVENTS.BINPB.GZ", EventFormat.Protobuf)]
    public void The_name_says_the_format(string name, EventFormat expected) =>
        Assert.Equal(expected, EventFiles.FormatOf(name));

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
