using System.Text.Json;
using RiskStream.LoadTests;
using RiskStream.LoadTests.Checks;

if (args is not ["check", ..])
{
    await Console.Error.WriteLineAsync("usage: check [--json] [--faults] [--rate N] [--seconds N] [--persons N] [--stream-rate N] [--partitions N] [--seed N]");
    return 2;
}

try
{
    var options = LoadOptions.Parse(args[1..]);
    object result = options.Faults
        ? await CheckFaults.RunAsync(options, CancellationToken.None)
        : await CheckLoad.RunAsync(options, CancellationToken.None);
    Console.WriteLine(JsonSerializer.Serialize(result));
    return 0;
}
catch (ArgumentException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
