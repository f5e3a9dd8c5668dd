using System.Reflection;
using Xunit.Sdk;

namespace RiskStream.TestKit.Brokers;

/// <summary>
/// Runs a theory on a real Kafka: its one argument is <see cref="KafkaKind.Real"/>. Where there is none, that case is
/// reported as skipped, with what is missing; with RISKSTREAM_REQUIRE_KAFKA=1 it runs and fails there.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnRealKafkaAttribute : DataAttribute
{
    public OnRealKafkaAttribute() => Skip = RealKafkaSource.OfThisMachine.SkipReason;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[KafkaKind.Real]];
}
