using RiskStream.Checkpoints;
using RiskStream.Evaluation;
using RiskStream.Facts;

namespace RiskStream.Stages;

/// <summary>What one therapist did at a clinic.</summary>
public sealed class TherapyState : UseState<TherapyUse, VisitMeasurement>
{
    /// <summary>A therapist without work.</summary>
    public TherapyState(string key)
        : base(key)
    {
    }

    /// <summary>Nothing: of the sets that a treatment is in, each rule leaves out its own.</summary>
    protected override string ExcludedBy(TherapyUse use) => string.Empty;

    /// <inheritdoc/>
    protected override void WriteContent(StateWriter writer, TherapyUse use)
    {
        writer.Text(use.Item);
        writer.Text(use.Doctor);
        writer.VarInt(use.MinutesE4);
        writer.Text(use.InSets);
    }

    /// <inheritdoc/>
    protected override TherapyUse ReadContent(ref StateReader reader) => new()
    {
        Item = reader.Text(),
        Doctor = reader.Text(),
        MinutesE4 = reader.VarInt(),
        InSets = reader.Text(),
    };
}
