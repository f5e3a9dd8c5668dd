using System.ComponentModel.DataAnnotations;

namespace RiskStream.Alerting.Hosting;

/// <summary>How much the alert hub holds, and how long it is patient.</summary>
public sealed class AlertingOptions
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "RiskStream:Alerting";

    /// <summary>Default of <see cref="RecentAlerts"/>.</summary>
    public const int DefaultRecentAlerts = 10_000;

    /// <summary>Default of <see cref="SubscriberBuffer"/>.</summary>
    public const int DefaultSubscriberBuffer = 1_000;

    /// <summary>Default of <see cref="MaxSubscribers"/>.</summary>
    public const int DefaultMaxSubscribers = 1_000;

    /// <summary>Default of <see cref="CatchUpReaders"/>.</summary>
    public const int DefaultCatchUpReaders = 8;

    /// <summary>Default of <see cref="CopyReach"/>.</summary>
    public const int DefaultCopyReach = 1_000;

    /// <summary>Default of <see cref="RememberedAlerts"/>.</summary>
    public const int DefaultRememberedAlerts = 50_000;

    /// <summary>Default of <see cref="BoardAlerts"/>.</summary>
    public const int DefaultBoardAlerts = 50_000;

    /// <summary>
    /// Alerts that the hub holds in memory: subscribers who come back within them need no reader of their own. 10 to
    /// 1,000,000, default 10,000. An alert takes about 2 to 4 KB.
    /// </summary>
    [Range(10, 1_000_000)]
    public int RecentAlerts { get; set; } = DefaultRecentAlerts;

    /// <summary>
    /// Matching alerts that may wait for one subscriber before it is cut off: 2 to 100,000, default 1,000.
    /// </summary>
    [Range(2, 100_000)]
    public int SubscriberBuffer { get; set; } = DefaultSubscriberBuffer;

    /// <summary>Subscribers that one instance serves: 1 to 100,000, default 1,000.</summary>
    [Range(1, 100_000)]
    public int MaxSubscribers { get; set; } = DefaultMaxSubscribers;

    /// <summary>
    /// Subscribers for whom the log is read at the same time, each with a reader of its own; the others wait for
    /// their turn. 1 to 256, default 8.
    /// </summary>
    [Range(1, 256)]
    public int CatchUpReaders { get; set; } = DefaultCatchUpReaders;

    /// <summary>
    /// How many alerts of a partition may lie between an alert and its copy, when a batch was published twice: a
    /// reader begins so far before its place. At least the alerts of one published batch. 0 to 1,000,000, default
    /// 1,000.
    /// </summary>
    [Range(0, 1_000_000)]
    public int CopyReach { get; set; } = DefaultCopyReach;

    /// <summary>
    /// Distinct alerts whose last revision is remembered, half of them at least, to recognise copies: 100 to
    /// 10,000,000, default 50,000. An alert takes about 150 bytes, once for the hub and once for each catch-up
    /// reader.
    /// </summary>
    [Range(100, 10_000_000)]
    public int RememberedAlerts { get; set; } = DefaultRememberedAlerts;

    /// <summary>
    /// Alerts that can be asked for by Get, List and Stats, and that make scores: the latest revision of each, the oldest anchor days make room.
    /// 100 to 5,000,000, default 50,000. An alert takes about 3 KB.
    /// </summary>
    [Range(100, 5_000_000)]
    public int BoardAlerts { get; set; } = DefaultBoardAlerts;

    /// <summary>
    /// How often the log is asked for its end, which is how recent the instant in a heartbeat is: 100 ms to 1 min,
    /// default 5 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan AsOfInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a subscriber who catches up may take nothing while its buffer is full, before it is cut off and the
    /// next gets the turn: 1 s to 10 min, default 30 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan SlowAfter { get; set; } = TimeSpan.FromSeconds(30);
}
