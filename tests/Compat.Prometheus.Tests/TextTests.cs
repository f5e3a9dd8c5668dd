using System.Text;
using Prometheus;

namespace PrometheusCompat.Tests;

/// <summary>What is served, in the words of the text format 0.0.4: it holds for the stand-in and for the package.</summary>
public sealed class TextTests
{
    private readonly CollectorRegistry _registry = Metrics.NewCustomRegistry();

    [Fact]
    public async Task A_counter_without_labels_is_there_from_the_start()
    {
        _ = Make.CreateCounter("a_total", "What it is.");

        Assert.Equal(["# HELP a_total What it is.", "# TYPE a_total counter", "a_total 0"], await LinesAsync());
    }

    [Fact]
    public async Task Labels_are_escaped_and_each_set_of_them_has_its_value()
    {
        var counter = Make.CreateCounter("a_total", "x", "kind");
        counter.WithLabels("plain").Inc();
        counter.WithLabels("q\"b\\n\n").Inc(2.5);

        var lines = await LinesAsync();

        Assert.Contains("a_total{kind=\"plain\"} 1", lines);
        Assert.Contains("a_total{kind=\"q\\\"b\\\\n\\n\"} 2.5", lines);
    }

    [Fact]
    public async Task A_histogram_cumulates_up_to_infinity()
    {
        var histogram = Make.CreateHistogram("h_seconds", "x", new HistogramConfiguration { LabelNames = ["door"], Buckets = [0.1, 1] });
        histogram.WithLabels("grpc").Observe(0.1);
        histogram.WithLabels("grpc").Observe(0.5);
        histogram.WithLabels("grpc").Observe(7);

        Assert.Equal(
            [
                "h_seconds_bucket{door=\"grpc\",le=\"0.1\"} 1", "h_seconds_bucket{door=\"grpc\",le=\"1\"} 2",
                "h_seconds_bucket{door=\"grpc\",le=\"+Inf\"} 3", "h_seconds_count{door=\"grpc\"} 3", "h_seconds_sum{door=\"grpc\"} 7.6",
            ],
            (await LinesAsync()).Where(line => !line.StartsWith('#')).Order(StringComparer.Ordinal).OrderBy(line => line.Contains("_count") || line.Contains("_sum"))
                .ThenBy(line => line.Contains("+Inf")));
    }

    [Fact]
    public async Task A_callback_brings_metrics_up_to_date_before_they_are_written()
    {
        var gauge = Make.CreateGauge("g", "x");
        _registry.AddBeforeCollectCallback(() => gauge.Set(-3));

        Assert.Contains("g -3", await LinesAsync());
    }

    [Fact]
    public async Task A_removed_set_of_labels_is_no_longer_served()
    {
        var gauge = Make.CreateGauge("g", "x", "partition");
        gauge.WithLabels("0").Set(1);
        gauge.WithLabels("1").Set(2);
        gauge.RemoveLabelled("0");

        Assert.Equal(["1"], gauge.GetAllLabelValues().Select(labels => labels[0]));
        Assert.DoesNotContain("partition=\"0\"", string.Join('\n', await LinesAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_counter_only_grows()
    {
        var counter = Make.CreateCounter("a_total", "x");
        counter.IncTo(5);
        counter.IncTo(3);

        Assert.Equal(5, counter.Value);
        Assert.Throws<ArgumentOutOfRangeException>(() => counter.Inc(-1));
    }

    [Fact]
    public void The_same_name_is_the_same_metric_and_another_type_is_refused()
    {
        Make.CreateCounter("a_total", "x").Inc();

        Assert.Equal(1, Make.CreateCounter("a_total", "x").Value);
        Assert.Throws<InvalidOperationException>(() => Make.CreateGauge("a_total", "x"));
    }

    [Theory]
    [InlineData("9lives")]
    [InlineData("with space")]
    public void A_name_that_Prometheus_does_not_take_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => Make.CreateCounter(name, "x"));

    [Fact]
    public async Task Threads_lose_no_increment()
    {
        var counter = Make.CreateCounter("a_total", "x", "kind");
        await Parallel.ForAsync(0, 8, (_, _) =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                counter.WithLabels("one").Inc();
            }

            return ValueTask.CompletedTask;
        });

        Assert.Equal(80_000, counter.WithLabels("one").Value);
    }

    private MetricFactory Make => Metrics.WithCustomRegistry(_registry);

    private async Task<string[]> LinesAsync()
    {
        using var text = new MemoryStream();
        await _registry.CollectAndExportAsTextAsync(text);
        return Encoding.UTF8.GetString(text.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
