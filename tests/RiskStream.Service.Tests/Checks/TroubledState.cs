using RiskStream.Checkpoints;
using RiskStream.Ports;

namespace RiskStream.Service.Tests.Checks;

/// <summary>State that fails, keeps its readers waiting, or is empty, as a test says.</summary>
internal sealed class TroubledState : ICommittedState
{
    private int _reads;

    public enum Trouble
    {
        None,
        Fails,
        NeverAnswers,
    }

    public volatile Trouble Now;

    public int Reads => Volatile.Read(ref _reads);

    public async ValueTask<CommittedState> ReadAsync(
        StagePartition partition, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        return new CommittedState([null], []);
    }

    public async ValueTask<IReadOnlyList<byte[]?>> ReadAsync(IReadOnlyList<PlacedKey> keys, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        return new byte[]?[keys.Count];
    }

    private async ValueTask ReadAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        if (Now == Trouble.Fails)
        {
            throw new StateStoreUnavailableException("the store is down", new TimeoutException());
        }

        if (Now == Trouble.NeverAnswers)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }
}
