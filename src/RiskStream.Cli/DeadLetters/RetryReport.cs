using RiskStream.Pipeline.DeadLetters;

namespace RiskStream.Cli.DeadLetters;

/// <summary>Says on the terminal what a retry would do and what it did.</summary>
internal static class RetryReport
{
    private const int MostShown = 20;

    /// <summary>What cannot be sent again, each by name up to a bound, on standard error.</summary>
    public static void WriteRefused(RetryPlan plan)
    {
        WriteEach(plan.Letters.Where(letter => letter.IsRefused));
        if (plan.IsCut)
        {
            Console.Error.WriteLine($"more than {plan.Request.Limit} letters match; run it again for the rest, or narrow it with --since and --until");
        }
    }

    /// <summary>What would be sent, and whether the decoders of this version could use it.</summary>
    public static void WritePlan(RetryPlan plan)
    {
        var ready = plan.Ready.ToList();
        foreach (var letter in ready.Take(MostShown))
        {
            Console.Out.WriteLine(
                $"{letter.Position} to {letter.Original.Topic}/{letter.Original.Partition}, attempt {letter.Attempt}: "
                + (letter.WouldFail is { } fault ? $"would be set aside again ({fault})" : "can be used now"));
        }

        if (ready.Count > MostShown)
        {
            Console.Out.WriteLine($"… and {ready.Count - MostShown} more");
        }

        var failing = ready.Count(letter => letter.WouldFail is not null);
        Console.Out.WriteLine($"dry run, nothing sent: {ready.Count} ready, {failing} of them would be set aside again; {Rest(plan)}");
    }

    /// <summary>How many of those that are about to be sent the decoders of this version reject still, on standard error.</summary>
    public static void WriteDoubts(RetryPlan plan)
    {
        var failing = plan.Ready.Count(letter => letter.WouldFail is not null);
        if (failing > 0)
        {
            Console.Error.WriteLine($"{failing} of {plan.Ready.Count()} will be set aside again, unless the service is of another version than this tool");
        }
    }

    /// <summary>What was done.</summary>
    public static void Write(RetryPlan plan, RetryRun run)
    {
        foreach (var marker in run.Sent.Take(MostShown))
        {
            Console.Out.WriteLine($"{marker.Of} sent again as {marker.SentTo}, attempt {marker.Attempt}");
        }

        if (run.Sent.Count > MostShown)
        {
            Console.Out.WriteLine($"… and {run.Sent.Count - MostShown} more");
        }

        WriteEach(run.Failed);
        Console.Out.WriteLine($"{run.Sent.Count} sent again, {run.Failed.Count} not taken; {Rest(plan)}");
    }

    private static void WriteEach(IEnumerable<PlannedRetry> letters)
    {
        var refused = letters.ToList();
        foreach (var letter in refused.Take(MostShown))
        {
            Console.Error.WriteLine($"{letter.Position} {letter.Verdict}: {letter.Explanation}");
        }

        if (refused.Count > MostShown)
        {
            Console.Error.WriteLine($"… and {refused.Count - MostShown} more that cannot be retried");
        }
    }

    private static string Rest(RetryPlan plan)
    {
        var refused = plan.Letters.Where(letter => letter.IsRefused).GroupBy(letter => letter.Verdict).Select(group => $"{group.Key} {group.Count()}").ToList();
        var settled = plan.Letters.Count(letter => letter.Verdict is RetryVerdict.AlreadyRetried or RetryVerdict.Repeated);
        return $"{settled} already retried or repeated, {plan.Letters.Count(letter => letter.IsRefused)} cannot be retried"
            + (refused.Count > 0 ? $" ({string.Join(", ", refused)})" : string.Empty);
    }
}
