using System.Globalization;
using System.Text.RegularExpressions;
using Grpc.Net.Client;
using RiskStream.Protocol.V1;
using RiskStream.Scenarios.Tests.Driving;
using RiskStream.TestKit;
using RiskStream.TestKit.Brokers;

namespace RiskStream.Scenarios.Tests.Streams;

/// <summary>What is measured, on the whole service: docs/metrics.md is the list of it.</summary>
[Collection(KafkaCollection.Name)]
public sealed partial class MetricsTests(KafkaFixture kafka)
{
    private const string Person = "psn-of-the-metrics-test";

    [Fact]
    public async Task What_is_served_is_what_the_list_says_and_it_counts_what_was_done()
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(KafkaKind.Embedded));
        await using var service = await ServiceInProcess.StartAsync(
            stream, ("RiskStream:Check:ClockTolerance", "3650.00:00:00"), ("RiskStream:Check:Deadline", "00:00:10"));
        await stream.ProduceAsync(Admissions.FourOf(Person).Take(3));
        await stream.ProduceRawAsync("key", "no event"u8.ToArray(), contentType: null);
        await service.ProcessedAsync(4);
        using var channel = GrpcChannel.ForAddress(service.GrpcAddress);
        var checks = new PreSettlementService.PreSettlementServiceClient(channel);
        var answer = await checks.CheckAsync(new CheckRequest { Msgid = "m-1", TrigScen = "3", Candidate = Admissions.FourOf(Person).Last() });
        await checks.FeedbackAsync(new FeedbackRequest { FindingId = answer.Findings[0].FindingId, DspoWay = "2" });

        var text = await Eventually.HoldsAsync(
            "the alert is on the board and the lag is gone",
            async _ => await ScrapeAsync(service),
            served => Value(served, "riskstream_board_standing_alerts{severity=\"medium\"}") == 1
                && Sum(served, "riskstream_stage_lag_records") == 0,
            TimeSpan.FromMinutes(2));

        Assert.Equal(Listed(), Served(text));
        Assert.Equal(4, Value(text, "riskstream_stage_records_total{stage=\"person\"}"));
        Assert.Equal(1, Sum(text, "riskstream_stage_dead_letters_total"));
        Assert.Equal(1, Value(text, "riskstream_check_duration_seconds_count{door=\"grpc\"}"));
        Assert.Equal(4, Value(text, "riskstream_stage_batch_records_sum{stage=\"person\"}"));
        Assert.True(Sum(text, "riskstream_stage_step_seconds_count") >= 3);
        Assert.DoesNotContain(Person, text, StringComparison.Ordinal);
    }

    /// <summary>Name, type and labels of every metric, in order of names.</summary>
    private static List<string> Served(string text)
    {
        var labels = Sample().Matches(text).ToLookup(
            sample => sample.Groups["name"].Value,
            sample => string.Join(", ", Label().Matches(sample.Groups["labels"].Value).Select(label => label.Groups[1].Value).Where(label => label != "le")));
        return
        [
            .. Type().Matches(text).Select(type => (Name: type.Groups[1].Value, Kind: type.Groups[2].Value))
                .Select(metric => $"{metric.Name} {metric.Kind} {labels[metric.Kind == "histogram" ? metric.Name + "_sum" : metric.Name].FirstOrDefault()}".Trim())
                .Order(StringComparer.Ordinal),
        ];
    }

    private static List<string> Listed()
    {
        var document = File.ReadAllText(RepositoryRoot.Combine("docs", "metrics.md"));
        return
        [
            .. Row().Matches(document).Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value} {row.Groups[3].Value.Trim().Replace("`", string.Empty, StringComparison.Ordinal)}".Trim())
                .Order(StringComparer.Ordinal),
        ];
    }

    private static double Value(string text, string sample) => Sum(text, sample + " ");

    private static double Sum(string text, string prefix) => text.Split('\n')
        .Where(line => line.StartsWith(prefix, StringComparison.Ordinal))
        .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));

    private static async Task<string> ScrapeAsync(ServiceInProcess service)
    {
        using var http = new HttpClient { BaseAddress = service.HttpAddress };
        using var answer = await http.GetAsync(new Uri("metrics", UriKind.Relative));
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("^# TYPE (\\S+) (\\S+)$", RegexOptions.Multiline)]
    private static partial Regex Type();

    [GeneratedRegex("^(?<name>[a-z_]+)(?<labels>\\{[^\\n]*\\})? \\S+$", RegexOptions.Multiline)]
    private static partial Regex Sample();

    [GeneratedRegex("([a-z_]+)=\"")]
    private static partial Regex Label();

    [GeneratedRegex("^\\| `([a-z_]+)` \\| (counter|gauge|histogram) \\| ([^|]*) \\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
