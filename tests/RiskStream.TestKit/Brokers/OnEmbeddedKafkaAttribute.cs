using System.Reflection;
using Xunit.Sdk;

namespace RiskStream.TestKit.Brokers;

/// <summary>Runs a theory on the embedded broker: its one argument is <see cref="KafkaKind.Embedded"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnEmbeddedKafkaAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[KafkaKind.Embedded]];
}
