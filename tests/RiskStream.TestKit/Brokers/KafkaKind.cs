namespace RiskStream.TestKit.Brokers;

/// <summary>Which broker a test asks its <see cref="KafkaFixture"/> for.</summary>
public enum KafkaKind
{
    /// <summary>The real one where there is one, else the embedded one.</summary>
    Any,

    /// <summary>librdkafka's mock cluster in this process.</summary>
    Embedded,

    /// <summary>A real Apache Kafka; the test is reported as skipped, with the reason, where there is none.</summary>
    Real,
}
