using RiskStream.Ports;
using RiskStream.State.InMemory;

namespace RiskStream.State.Tests.InMemory;

public sealed class InMemoryStateStoreTests : KeyedStateStoreContract
{
    protected override IKeyedStateStore Store { get; } = new InMemoryStateStore();
}
