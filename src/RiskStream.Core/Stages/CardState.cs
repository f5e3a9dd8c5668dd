using RiskStream.Checkpoints;
using RiskStream.Evaluation;
using RiskStream.Facts;

namespace RiskStream.Stages;

/// <summary>Uses of persons' credentials at the tills of an institution.</summary>
public sealed class CardState : UseState<CardUse, DenseWindow>
{
    /// <summary>An institution without settlements.</summary>
    public CardState(string key)
        : base(key)
    {
    }

    /// <inheritdoc/>
    protected override string ExcludedBy(CardUse use) => use.ExcludedBy;

    /// <inheritdoc/>
    protected override void WriteContent(StateWriter writer, CardUse use)
    {
        writer.Text(use.Device);
        writer.Bool(use.PersonPresent);
        writer.VarInt(use.Paid.Fen);
        writer.Text(use.ExcludedBy);
    }

    /// <inheritdoc/>
    protected override CardUse ReadContent(ref StateReader reader) => new()
    {
        Device = reader.Text(),
        PersonPresent = reader.Bool(),
        Paid = new Money(reader.VarInt()),
        ExcludedBy = reader.Text(),
    };
}
