namespace RiskStream.Cli.Demo;

/// <summary>What was asked of the demo.</summary>
internal sealed record DemoRequest
{
    /// <summary>End when all events are processed.</summary>
    public required bool Once { get; init; }

    /// <summary>About how many events.</summary>
    public required int Events { get; init; }

    /// <summary>Events a second.</summary>
    public required int Rate { get; init; }

    /// <summary>Equal seeds give equal events.</summary>
    public required long Seed { get; init; }

    /// <summary>Partitions of every topic.</summary>
    public required int Partitions { get; init; }

    /// <summary>Sentences in Chinese rather than English.</summary>
    public required bool Chinese { get; init; }
}
