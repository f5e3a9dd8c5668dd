using RiskStream.Checkpoints;
using RiskStream.Evaluation;
using RiskStream.Facts;

namespace RiskStream.Stages;

/// <summary>Where one pack was sold and taken back.</summary>
public sealed class TraceState : UseState<TraceUse, TraceSales>
{
    private readonly string _code;

    /// <summary>A pack that nobody has sold.</summary>
    public TraceState(string key)
        : base(key) => _code = key[(key.IndexOf('|', StringComparison.Ordinal) + 1)..];

    /// <summary>Nothing: no set of diagnoses makes a pack two.</summary>
    protected override string ExcludedBy(TraceUse use) => string.Empty;

    /// <summary>Without the code, which the key says: most codes have one use, and there are many codes.</summary>
    protected override void WriteContent(StateWriter writer, TraceUse use)
    {
        writer.Byte((byte)((use.IsReturn ? 1 : 0) | (use.IsByStock ? 2 : 0) | (use.IsSplitPack ? 4 : 0) | (use.IsReversed ? 8 : 0)));
        writer.Text(use.Provider.Value);
        writer.Text(use.Region);
        writer.Text(use.Settlement.Value);
        writer.Text(use.Device);
        writer.VarInt(use.UnitsE4);
        writer.VarInt(use.Amount.Fen);
    }

    /// <inheritdoc/>
    protected override TraceUse ReadContent(ref StateReader reader)
    {
        var flags = reader.Byte();
        return new TraceUse
        {
            Code = _code,
            IsReturn = (flags & 1) != 0,
            IsByStock = (flags & 2) != 0,
            IsSplitPack = (flags & 4) != 0,
            IsReversed = (flags & 8) != 0,
            Provider = new ProviderId(reader.OptionalText()!),
            Region = reader.Text(),
            Settlement = reader.OptionalText() is { } settlement ? new FactKey(settlement) : default,
            Device = reader.Text(),
            UnitsE4 = reader.VarInt(),
            Amount = new Money(reader.VarInt()),
        };
    }
}
