using RiskStream.Checkpoints;

namespace RiskStream.Pipeline.Graph;

/// <summary>The store refused a commit: the partition stops, and is taken up again from the stored checkpoint if it is still ours.</summary>
internal sealed class CommitRefusedException : Exception
{
    public CommitRefusedException(StagePartition partition, WriteOutcome outcome)
        : base(outcome == WriteOutcome.Fenced
            ? $"{partition} was taken over by another process; nothing was written"
            : $"{partition} stands elsewhere in the store than this process left it; it is read again and replayed")
    {
        Outcome = outcome;
    }

    public WriteOutcome Outcome { get; }
}
