namespace RiskStream.State.Redis;

/// <summary>Where state is kept, and for how long an answer is waited for.</summary>
public sealed class RedisOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "RiskStream:Redis";

    /// <summary>The default of <see cref="ConnectionString"/>.</summary>
    public const string DefaultConnectionString = "127.0.0.1:6379";

    /// <summary>The default of <see cref="KeyPrefix"/>.</summary>
    public const string DefaultKeyPrefix = "rs";

    /// <summary>The default of <see cref="MaxRetries"/>.</summary>
    public const int DefaultMaxRetries = 8;

    /// <summary>The default of <see cref="StateTtl"/>.</summary>
    public static readonly TimeSpan DefaultStateTtl = TimeSpan.FromDays(1130);

    /// <summary>The default of <see cref="OperationTimeout"/>.</summary>
    public static readonly TimeSpan DefaultOperationTimeout = TimeSpan.FromSeconds(2);

    /// <summary>The default of <see cref="ConnectTimeout"/>.</summary>
    public static readonly TimeSpan DefaultConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The default of <see cref="RetryBaseDelay"/>.</summary>
    public static readonly TimeSpan DefaultRetryBaseDelay = TimeSpan.FromMilliseconds(50);

    /// <summary>The default of <see cref="RetryMaxDelay"/>.</summary>
    public static readonly TimeSpan DefaultRetryMaxDelay = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Servers and how to reach them, in StackExchange.Redis' notation:
    /// <c>host:port,host:port,user=…,password=…,ssl=true</c>. Name several nodes of a cluster. Timeouts and
    /// <c>abortConnect</c> in it are overruled. Default: 127.0.0.1:6379.
    /// </summary>
    public string ConnectionString { get; init; } = DefaultConnectionString;

    /// <summary>
    /// What all keys begin with, so that several installations can share a server. 1 … 64 of letters, digits, '-', '_'
    /// and '.'. Changing it begins with empty state. Default: rs.
    /// </summary>
    public string KeyPrefix { get; init; } = DefaultKeyPrefix;

    /// <summary>
    /// How long the state under a key outlives its last change. It must be longer than the longest retention of facts,
    /// or state expires that rules still ask for. 1 day … 10 years. Default: 1,130 days, 30 more than sales of packs are kept.
    /// </summary>
    [Between("1.00:00:00", "3650.00:00:00", Remedy = "Keep it longer than facts are retained.")]
    public TimeSpan StateTtl { get; init; } = DefaultStateTtl;

    /// <summary>
    /// How long one try waits for its answer. A connection on which nothing comes back for four times as long is given
    /// up. 50 ms … 30 s. Default: 2 s.
    /// </summary>
    [Between("00:00:00.050", "00:00:30", Remedy = "Set it well above the server's usual answering time.")]
    public TimeSpan OperationTimeout { get; init; } = DefaultOperationTimeout;

    /// <summary>How long connecting to a server may take. 100 ms … 30 s. Default: 5 s.</summary>
    [Between("00:00:00.100", "00:00:30", Remedy = "Set it to a few round trips, TLS included.")]
    public TimeSpan ConnectTimeout { get; init; } = DefaultConnectTimeout;

    /// <summary>How often an operation is tried again before the partition stops. 0 … 20. Default: 8.</summary>
    [Between("0", "20", Remedy = "Choose how many interruptions an operation should outlast.")]
    public int MaxRetries { get; init; } = DefaultMaxRetries;

    /// <summary>
    /// The longest pause before the first retry; it doubles with each. Every pause is between half and all of its
    /// bound, at random. 1 ms … 10 s. Default: 50 ms.
    /// </summary>
    [Between("00:00:00.001", "00:00:10", Remedy = "A pause keeps retries from adding to the server's trouble.")]
    public TimeSpan RetryBaseDelay { get; init; } = DefaultRetryBaseDelay;

    /// <summary>What the doubling stops at. 1 ms … 60 s. Default: 2 s.</summary>
    [Between("00:00:00.001", "00:01:00", Remedy = "Choose how soon a server that is back should be noticed.")]
    public TimeSpan RetryMaxDelay { get; init; } = DefaultRetryMaxDelay;
}
