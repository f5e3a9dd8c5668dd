using System.CommandLine;
using RiskStream.Pipeline.DeadLetters;

namespace RiskStream.Cli.Commands;

/// <summary><c>riskstream dead-letters</c>: what was set aside, why, and back into the stream.</summary>
internal static class DeadLettersCommand
{
    public static Command Create() => new("dead-letters", "List, show and retry the records that were set aside; docs/dead-letters.md says what the reasons mean.")
    {
        DeadLetterListCommand.Create(TimeProvider.System),
        DeadLetterShowCommand.Create(),
        DeadLetterRetryCommand.Create(TimeProvider.System),
    };

    /// <summary>Runs a command's work and turns Kafka's troubles into a sentence and an exit code.</summary>
    public static async Task<int> GuardedAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (DeadLettersUnavailableException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("interrupted; what was sent is sent, and the same command goes on from there");
            return ExitCodes.Failed;
        }
    }
}
