using System.CommandLine;
using RiskStream.Cli.DeadLetters;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.Hosting;

namespace RiskStream.Cli.Commands;

/// <summary><c>riskstream dead-letters retry</c>: sends letters back to the topic and partition that they came from.</summary>
internal static class DeadLetterRetryCommand
{
    public static Command Create(TimeProvider time)
    {
        var options = new RetryArguments(time);
        var command = new Command(
            "retry",
            "Send letters back to where they came from: at least once, and a letter once unless --again. Exit code 3: some cannot be retried; each is named.");
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => DeadLettersCommand.GuardedAsync(async () =>
            options.TryRead(parsed, out var asked) ? await RunAsync(asked, cancellationToken) : ExitCodes.BadInput));
        return command;
    }

    private static async Task<int> RunAsync(AskedRetry asked, CancellationToken cancellationToken)
    {
        var plan = await new RetryPlanner(asked.Kafka).PlanAsync(asked.Request, cancellationToken);
        if (await ObjectionsAsync(plan, asked))
        {
            return ExitCodes.BadInput;
        }

        RetryReport.WriteRefused(plan);
        if (asked.DryRun)
        {
            RetryReport.WritePlan(plan);
        }
        else
        {
            RetryReport.WriteDoubts(plan);
            var run = await SendAsync(asked.Kafka, plan, cancellationToken);
            if (run.Failed.Count > 0)
            {
                return ExitCodes.SomeUnusable;
            }
        }

        return plan.Letters.Any(letter => letter.IsRefused) || plan.IsCut ? ExitCodes.SomeUnusable : ExitCodes.Done;
    }

    /// <summary>What forbids that anything is done; each objection is written to standard error.</summary>
    private static async Task<bool> ObjectionsAsync(RetryPlan plan, AskedRetry asked)
    {
        var objections = plan.Missing.Select(position =>
            $"no letter at {position} in {asked.Kafka.DeadLetters}; dead-letters list shows those there are").ToList();
        if (plan.Request.Replacement is not null && plan.Letters.Count != 1)
        {
            objections.Add($"--value stands for one letter, and {plan.Letters.Count} match; name one by its position");
        }

        objections.AddRange(plan.Letters.Where(letter => letter.Verdict == RetryVerdict.BadReplacement)
            .Select(letter => $"{letter.Position}: {letter.Explanation}"));
        var ready = plan.Ready.Count();
        if (ready > 1 && !asked.Yes && !asked.DryRun && objections.Count == 0)
        {
            objections.Add($"{ready} letters would be sent again; look at them with --dry-run, then add --yes");
        }

        foreach (var objection in objections)
        {
            await Console.Error.WriteLineAsync(objection);
        }

        return objections.Count > 0;
    }

    private static async Task<RetryRun> SendAsync(KafkaOptions kafka, RetryPlan plan, CancellationToken cancellationToken)
    {
        var run = new RetryRun(kafka, plan);
        await run.RunAsync(_ => { }, cancellationToken);
        RetryReport.Write(plan, run);
        return run;
    }
}
