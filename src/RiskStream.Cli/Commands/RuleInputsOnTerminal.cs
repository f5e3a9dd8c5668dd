using System.Diagnostics.CodeAnalysis;
using RiskStream.Service.Hosting;

namespace RiskStream.Cli.Commands;

/// <summary>Reads rules and lists for a command, and tells every fault on standard error.</summary>
internal static class RuleInputsOnTerminal
{
    public static bool TryLoad(string? rulesFolder, string? referenceFolder, [NotNullWhen(true)] out RuleInputs? inputs)
    {
        (inputs, var errors) = RuleInputs.Load(rulesFolder, referenceFolder);
        foreach (var error in errors)
        {
            Console.Error.WriteLine(error);
        }

        return inputs is not null;
    }
}
