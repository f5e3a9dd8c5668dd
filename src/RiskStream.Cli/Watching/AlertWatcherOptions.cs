using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Watching;

/// <summary>What a watcher subscribes to.</summary>
public sealed record AlertWatcherOptions
{
    /// <summary>Address of the gRPC service, e.g. <c>http://127.0.0.1:8081</c>.</summary>
    public required Uri Address { get; init; }

    /// <summary>Filter and start of the first subscription; later ones resume.</summary>
    public SubscribeRequest Request { get; init; } = new();

    /// <summary>First wait before subscribing again; it doubles up to <see cref="LongestWait"/>. Default 200 ms.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Default 10 s.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Told why a subscription broke off and when it is taken up again.</summary>
    public Action<string> OnBreak { get; init; } = _ => { };

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
