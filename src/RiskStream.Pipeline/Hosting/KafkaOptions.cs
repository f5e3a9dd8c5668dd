using System.ComponentModel.DataAnnotations;

namespace RiskStream.Pipeline.Hosting;

/// <summary>How the service reaches Kafka, and how it reads from it.</summary>
public sealed class KafkaOptions
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "RiskStream:Kafka";

    /// <summary>host:port of one or more brokers, separated by commas. Required.</summary>
    [Required]
    public string BootstrapServers { get; set; } = string.Empty;

    /// <summary>Further librdkafka properties for every client, e.g. security.protocol, ssl.ca.location, sasl.username.</summary>
    public Dictionary<string, string> Client { get; set; } = [];

    /// <summary>Consumer groups are named by this prefix and the stage. Default riskstream.</summary>
    [Required]
    public string GroupPrefix { get; set; } = "riskstream";

    /// <summary>Topic of settlement events, keyed by person. Default settlement-events.</summary>
    [Required]
    public string SettlementEvents { get; set; } = "settlement-events";

    /// <summary>Topic of what institutions did, keyed by institution. Default institution-facts.</summary>
    [Required]
    public string InstitutionFacts { get; set; } = "institution-facts";

    /// <summary>Topic of alerts, keyed by alert id. Default risk-alerts.</summary>
    [Required]
    public string RiskAlerts { get; set; } = "risk-alerts";

    /// <summary>Topic of records that could not be used. Default dead-letters.</summary>
    [Required]
    public string DeadLetters { get; set; } = "dead-letters";

    /// <summary>Topic of facts beyond the allowed lateness. Default late-facts.</summary>
    [Required]
    public string LateFacts { get; set; } = "late-facts";

    /// <summary>Compacted topic of reference lists, keyed by entry. Default reference-data.</summary>
    [Required]
    public string ReferenceData { get; set; } = "reference-data";

    /// <summary>Topic of what was asked before settlements and answered, keyed by message id. Default check-audit.</summary>
    [Required]
    public string CheckAudit { get; set; } = "check-audit";

    /// <summary>Records of checks that may wait for the broker; those beyond are lost, and counted. 1,000 to 10,000,000, default 100,000.</summary>
    [Range(1_000, 10_000_000)]
    public int WaitingAudits { get; set; } = 100_000;

    /// <summary>How long reading the reference lists to their end may take at the start: 5 s to 10 min, default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan ReferenceTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Keys that are judged anew in one go after a list changed, records waiting meanwhile: 1 to 10,000, default 200.</summary>
    [Range(1, 10_000)]
    public int ReviewPageKeys { get; set; } = 200;

    /// <summary>Whether missing topics are created at start. Default true.</summary>
    public bool CreateTopics { get; set; } = true;

    /// <summary>Partitions of a topic that is created: 1 to 1,000, default 8. Never change it under stored state.</summary>
    [Range(1, 1000)]
    public int Partitions { get; set; } = 8;

    /// <summary>Replicas of a topic that is created: −1 for the broker's default, or 1 to 10. Default −1.</summary>
    [Range(-1, 10)]
    public short ReplicationFactor { get; set; } = -1;

    /// <summary>Records handled in one step: 1 to 10,000, default 500.</summary>
    [Range(1, 10_000)]
    public int MaxBatchRecords { get; set; } = 500;

    /// <summary>Batches that may wait for a partition before its consumption pauses: 1 to 64, default 4.</summary>
    [Range(1, 64)]
    public int MaxWaitingBatches { get; set; } = 4;

    /// <summary>Larger records go to the dead letters: 1,024 to 64 Mi bytes, default 1 MiB.</summary>
    [Range(1024, 1 << 26)]
    public int MaxRecordBytes { get; set; } = 1 << 20;

    /// <summary>Stored bytes of state that each partition keeps decoded: 1 to 4,096 MiB, default 64.</summary>
    [Range(1, 4096)]
    public int CacheMegabytes { get; set; } = 64;

    /// <summary>After this without a heartbeat a member's partitions go to others: 6 s to 5 min, default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:06", "00:05:00")]
    public TimeSpan SessionTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a revoked partition may take to finish what is in flight: 0 s to 1 min, default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a message may take to be acknowledged by all replicas: 1 s to 5 min, default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan PublishTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>First wait before a failed partition is tried again; it doubles up to 30 s. 10 ms to 30 s, default 500 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:30")]
    public TimeSpan RestartBackoff { get; set; } = TimeSpan.FromMilliseconds(500);
}
