namespace RiskStream.Cli.Commands;

/// <summary>What the tool's exit codes mean.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>It was tried and failed.</summary>
    public const int Failed = 1;

    /// <summary>An argument, a file or a setting cannot be used; nothing was done.</summary>
    public const int BadInput = 2;

    /// <summary>Done, but some lines could not be used; each is named on standard error.</summary>
    public const int SomeUnusable = 3;
}
