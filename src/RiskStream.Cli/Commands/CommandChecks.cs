using System.CommandLine;
using System.CommandLine.Parsing;

namespace RiskStream.Cli.Commands;

/// <summary>Checks of arguments that name the value, the bound and the remedy.</summary>
internal static class CommandChecks
{
    public static void InRange(OptionResult result, Option<int> option, int least, int most)
    {
        var value = result.GetValue(option);
        if (value < least || value > most)
        {
            result.AddError($"{option.Name} is {value}; it must be {least} to {most}");
        }
    }

    public static void IsHttpAddress(OptionResult result, Option<string> option)
    {
        var value = result.GetValue(option);
        if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            result.AddError($"{option.Name} is \"{value}\", not an address; write it like http://127.0.0.1:8081");
        }
    }

    public static bool AllExist(IEnumerable<FileInfo> files)
    {
        var missing = files.Where(file => !file.Exists).ToList();
        foreach (var file in missing)
        {
            Console.Error.WriteLine($"{file.FullName}: no such file; check the path");
        }

        return missing.Count == 0;
    }
}
