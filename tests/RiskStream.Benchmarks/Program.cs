using System.Text.Json;
using RiskStream.Benchmarks;

if (args is ["peers", ..])
{
    Console.WriteLine(JsonSerializer.Serialize(new PeerBenchmark().Run()));
    return;
}

if (args is ["baskets", ..])
{
    Console.WriteLine(JsonSerializer.Serialize(new BasketBenchmark().Run()));
    return;
}

var isOfRules = args is ["rules", ..];
var results = isOfRules
    ? InTurn.Measure(new RuleBenchmarks().Steps, warmups: 12, rounds: 41)
    : InTurn.Measure(new DecodeBenchmarks().Steps, warmups: 30, rounds: 61);
foreach (var (name, result) in results)
{
    Console.WriteLine($"{name,-24} median {result.MedianMicroseconds,7:F3} µs   best {result.BestMicroseconds,7:F3} µs   {result.AllocatedBytes,6} B");
}

Console.WriteLine(JsonSerializer.Serialize(isOfRules ? RuleBenchmarks.Costs(results) : results.ToDictionary(
    result => result.Key,
    result => (object)new
    {
        median_us = result.Value.MedianMicroseconds,
        min_us = result.Value.BestMicroseconds,
        allocated_bytes = result.Value.AllocatedBytes,
    })));
