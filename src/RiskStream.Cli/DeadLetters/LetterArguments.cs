using System.CommandLine;
using System.CommandLine.Parsing;
using RiskStream.Pipeline.DeadLetters;

namespace RiskStream.Cli.DeadLetters;

/// <summary>Checks of positions on the command line.</summary>
internal static class LetterArguments
{
    public static void IsPosition(ArgumentResult result, Argument<string?> argument)
    {
        if (result.GetValue(argument) is { } text)
        {
            IsPosition(result, text);
        }
    }

    public static void ArePositions(ArgumentResult result, Argument<string[]> argument)
    {
        foreach (var text in result.GetValue(argument) ?? [])
        {
            IsPosition(result, text);
        }
    }

    private static void IsPosition(ArgumentResult result, string text)
    {
        if (!LetterPosition.TryParse(text, out _))
        {
            result.AddError($"\"{text}\" is no position; write PARTITION:OFFSET in the dead-letter topic, like 3:17, as dead-letters list prints it");
        }
    }
}
