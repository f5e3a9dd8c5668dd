using Xunit;

namespace RiskStream.TestKit.Brokers;

/// <summary>
/// A test that only a real Kafka can answer. Where there is none it is reported as skipped, with what is missing; with
/// RISKSTREAM_REQUIRE_KAFKA=1 it runs and fails there.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealKafkaFactAttribute : FactAttribute
{
    public RealKafkaFactAttribute() => Skip = RealKafkaSource.OfThisMachine.SkipReason;
}
