namespace RiskStream.State.Embedded;

/// <summary>
/// How a <see cref="PrivateRedis"/> is started. The defaults keep nothing on disk and bound no memory.
/// </summary>
public sealed class PrivateRedisOptions
{
    /// <summary>The program: a path, or a name that is looked up in PATH. Default: <c>redis-server</c>.</summary>
    public string Binary { get; init; } = "redis-server";

    /// <summary>
    /// Writes every change to a log that is synchronised each second, so that <see cref="PrivateRedis.RestartAsync"/>
    /// finds all but at most the last second again. Default: false, a restart finds an empty server.
    /// </summary>
    public bool AppendOnly { get; init; }

    /// <summary>
    /// The most memory for data; beyond it writes are refused, nothing is evicted. Default: no bound.
    /// </summary>
    public long? MaxMemoryBytes { get; init; }

    /// <summary>How long one start may take until the server answers. Default: 60 s.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Further arguments of redis-server, after all others: <c>["--tls-port", "7000"]</c>. Default: none.
    /// </summary>
    public IReadOnlyList<string> ExtraArguments { get; init; } = [];
}
