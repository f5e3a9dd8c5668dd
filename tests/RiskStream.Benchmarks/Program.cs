using System.Text.Json;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using RiskStream.Benchmarks;

// One process, so that what runs is what was built; ratios within one run are what counts, since machines are shared and noisy.
var config = ManualConfig.Create(DefaultConfig.Instance)
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(10).WithIterationCount(15))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .WithOptions(ConfigOptions.DisableLogFile | ConfigOptions.JoinSummary)
    .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "results"));
var summary = BenchmarkRunner.Run<DecodeBenchmarks>(config);
var results = summary.Reports.ToDictionary(
    report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name,
    report => new
    {
        median_us = Math.Round(report.ResultStatistics!.Median / 1000, 3),
        min_us = Math.Round(report.ResultStatistics.Min / 1000, 3),
        allocated_bytes = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase),
    });
Console.WriteLine(JsonSerializer.Serialize(results));
return summary.HasCriticalValidationErrors || results.Count == 0 ? 1 : 0;
