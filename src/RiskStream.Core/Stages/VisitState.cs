using RiskStream.Checkpoints;
using RiskStream.Evaluation;
using RiskStream.Facts;

namespace RiskStream.Stages;

/// <summary>Settled visits of a clinic, or purchases of a pharmacy.</summary>
public sealed class VisitState : UseState<VisitUse, VisitMeasurement>
{
    /// <summary>An institution without visits.</summary>
    public VisitState(string key)
        : base(key)
    {
    }

    /// <summary>Nothing: of the sets that a visit is in, each rule leaves out its own.</summary>
    protected override string ExcludedBy(VisitUse use) => string.Empty;

    /// <inheritdoc/>
    protected override void WriteContent(StateWriter writer, VisitUse use)
    {
        writer.Text(use.Encounter.Value);
        writer.VarInt(use.Paid.Fen);
        writer.VarInt(use.Total.Fen);
        writer.Fixed(use.Basket);
        writer.Text(use.Doctor);
        writer.Byte((byte)((use.IsDiagnosed ? 1 : 0) | (use.Balance is null ? 0 : 2)));
        if (use.Balance is { } balance)
        {
            writer.VarInt(balance.Fen);
        }

        writer.Text(use.InSets);
    }

    /// <inheritdoc/>
    protected override VisitUse ReadContent(ref StateReader reader)
    {
        var use = new VisitUse
        {
            Encounter = new EncounterId(reader.Text()),
            Paid = new Money(reader.VarInt()),
            Total = new Money(reader.VarInt()),
            Basket = reader.Fixed(),
            Doctor = reader.Text(),
        };
        var flags = reader.Byte();
        return use with
        {
            IsDiagnosed = (flags & 1) != 0,
            Balance = (flags & 2) != 0 ? new Money(reader.VarInt()) : null,
            InSets = reader.Text(),
        };
    }
}
