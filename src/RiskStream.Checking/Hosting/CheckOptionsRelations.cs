using Microsoft.Extensions.Options;

namespace RiskStream.Checking.Hosting;

/// <summary>Checks what a range cannot say.</summary>
internal sealed class CheckOptionsRelations : IValidateOptions<CheckOptions>
{
    private const int LeastKeyBytes = 16;

    public ValidateOptionsResult Validate(string? name, CheckOptions options)
    {
        var failures = new List<string>();
        var key = new byte[(options.TokenKey.Length * 3 / 4) + 3];
        if (options.TokenKey.Length > 0 && (!Convert.TryFromBase64String(options.TokenKey, key, out var bytes) || bytes < LeastKeyBytes))
        {
            failures.Add(
                $"{CheckOptions.Section}:TokenKey is not {LeastKeyBytes} bytes or more in base 64; give the key of the bureau's adapters, or "
                + "leave it out where persons' numbers are tokens already");
        }

        foreach (var (local, number) in options.Scenarios.Where(scenario => CareScenarios.Of(scenario.Value) is null))
        {
            failures.Add($"{CheckOptions.Section}:Scenarios:{local} is {number}, not within 1 to 10; give the national trig_scen that it means");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
