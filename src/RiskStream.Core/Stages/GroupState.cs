using RiskStream.Checkpoints;
using RiskStream.Evaluation;
using RiskStream.Facts;

namespace RiskStream.Stages;

/// <summary>Admissions to an institution of persons with one thing in common.</summary>
public sealed class GroupState : UseState<GroupUse, GroupStanding>
{
    /// <summary>A group of whom nobody was admitted.</summary>
    public GroupState(string key)
        : base(key)
    {
        var parts = key.Split('|', 4);
        Provider = new ProviderId(parts[1]);
        Bond = Bonds.Of(parts[2]) ?? throw new ArgumentException($"{key} names nothing that persons have in common", nameof(key));
        Token = parts[3];
    }

    /// <summary>The institution.</summary>
    public ProviderId Provider { get; }

    /// <summary>What they have in common.</summary>
    public Bond Bond { get; }

    /// <summary>Its token.</summary>
    public string Token { get; }

    /// <summary>Nothing: of the sets that a stay is in, each rule leaves out its own.</summary>
    protected override string ExcludedBy(GroupUse use) => string.Empty;

    /// <inheritdoc/>
    protected override void WriteContent(StateWriter writer, GroupUse use)
    {
        writer.Text(use.Encounter.Value);
        writer.Text(use.InSets);
    }

    /// <inheritdoc/>
    protected override GroupUse ReadContent(ref StateReader reader) => new()
    {
        Bond = Bond,
        Token = Token,
        Encounter = new EncounterId(reader.Text()),
        InSets = reader.Text(),
    };
}
