using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Windows;

namespace RiskStream.Stages;

/// <summary>What the institutions of a prefecture charged of the items of a substitution group.</summary>
public sealed class ItemState : UseState<ItemUse, SubstitutionStanding>
{
    /// <summary>A group without uses.</summary>
    public ItemState(string key)
        : base(key)
    {
        var parts = key.Split('|', 3);
        (Prefecture, Group) = (parts[1], parts[2]);
        Sums = new ItemSums(Uses);
    }

    /// <summary>The prefecture.</summary>
    public string Prefecture { get; }

    /// <summary>The substitution group.</summary>
    public string Group { get; }

    /// <summary>The uses, added up by day.</summary>
    internal ItemSums Sums { get; }

    /// <inheritdoc/>
    public override void Forget(CivilDay horizon)
    {
        base.Forget(horizon);
        Sums.ForgetBefore(horizon);
    }

    /// <summary>Nothing: the rule knows no encounters that do not count.</summary>
    protected override string ExcludedBy(ItemUse use) => string.Empty;

    /// <summary>Without the prefecture and the group, which the key says.</summary>
    protected override void WriteContent(StateWriter writer, ItemUse use)
    {
        writer.Text(use.Provider.Value);
        writer.Text(use.Item);
        writer.VarInt(use.QuantityE4);
        writer.VarInt(use.Amount.Fen);
    }

    /// <inheritdoc/>
    protected override ItemUse ReadContent(ref StateReader reader) => new()
    {
        Prefecture = Prefecture,
        Group = Group,
        Provider = new ProviderId(reader.Text()),
        Item = reader.Text(),
        QuantityE4 = reader.VarInt(),
        Amount = new Money(reader.VarInt()),
    };
}
