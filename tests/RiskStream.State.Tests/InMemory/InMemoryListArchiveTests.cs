using RiskStream.Ports;
using RiskStream.State.InMemory;

namespace RiskStream.State.Tests.InMemory;

public sealed class InMemoryListArchiveTests : ListArchiveContract
{
    protected override IListArchive Archive { get; } = new InMemoryListArchive();
}
