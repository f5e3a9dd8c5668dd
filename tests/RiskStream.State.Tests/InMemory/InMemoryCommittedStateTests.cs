using RiskStream.Ports;
using RiskStream.State.InMemory;

namespace RiskStream.State.Tests.InMemory;

public sealed class InMemoryCommittedStateTests : CommittedStateContract
{
    private readonly InMemoryStateStore _store = new();

    protected override IKeyedStateStore Store => _store;

    protected override ICommittedState Reader => _store;
}
