using Google.Protobuf;
using RiskStream.Scenarios.Tests.Driving;

namespace RiskStream.Scenarios.Tests.CommandLine;

public sealed class ReplayCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("riskstream-replay-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Lines_that_cannot_be_used_are_named_by_file_line_and_column_and_the_rest_is_used()
    {
        var lines = Admissions.FourOf("p1").Select(Json).ToList();
        lines.Insert(1, "{\"event_id\": ");
        lines.Insert(3, lines[0].Replace("\"mdtrt_id\": \"p1-m1\"", "\"mdtrt_id\": \"-\"", StringComparison.Ordinal));
        var file = Path.Combine(_folder, "events.ndjson");
        await File.WriteAllLinesAsync(file, lines);
        var output = Path.Combine(_folder, "alerts.ndjson");

        var (exitCode, _, error) = await ToolProcess.RunAsync("replay", file, "--out", output);

        Assert.Equal(3, exitCode);
        Assert.Contains("events.ndjson(2,14)", error, StringComparison.Ordinal);
        Assert.Contains($"events.ndjson(4,{lines[3].IndexOf("\"mdtrt_id\"", StringComparison.Ordinal) + 1}): mdtrt_id is absent", error, StringComparison.Ordinal);
        Assert.Contains("4 of 6 lines used, 2 not", error, StringComparison.Ordinal);
        Assert.Equal(2, (await File.ReadAllLinesAsync(output)).Length);
    }

    [Fact]
    public async Task A_file_of_another_kind_is_refused_with_the_remedy()
    {
        var file = Path.Combine(_folder, "other.csv");
        await File.WriteAllTextAsync(file, "a,b\n1,2\n");

        var (exitCode, _, error) = await ToolProcess.RunAsync("replay", "--format", "desynpuf", file);

        Assert.Equal(3, exitCode);
        Assert.Contains("other.csv(1,1)", error, StringComparison.Ordinal);
        Assert.Contains("--format ndjson", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_named_and_nothing_is_done()
    {
        var (exitCode, output, error) = await ToolProcess.RunAsync("replay", Path.Combine(_folder, "absent.ndjson"));

        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.Contains("absent.ndjson: no such file", error, StringComparison.Ordinal);
    }

    private static string Json(IMessage message) =>
        new JsonFormatter(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true)).Format(message);
}
