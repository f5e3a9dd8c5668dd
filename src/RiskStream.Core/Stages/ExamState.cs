using RiskStream.Checkpoints;
using RiskStream.Evaluation;
using RiskStream.Facts;

namespace RiskStream.Stages;

/// <summary>Uses of one examination or laboratory item at an institution, or as ordered by one doctor there.</summary>
public sealed class ExamState : UseState<ExamUse, SurgeStanding>
{
    /// <summary>An item without uses.</summary>
    public ExamState(string key)
        : base(key)
    {
    }

    /// <inheritdoc/>
    protected override string ExcludedBy(ExamUse use) => use.ExcludedBy;

    /// <inheritdoc/>
    protected override void WriteContent(StateWriter writer, ExamUse use)
    {
        writer.Text(use.Item);
        writer.Text(use.Doctor);
        writer.Fixed(use.Panel);
        writer.VarInt(use.PanelItems);
        writer.Text(use.ExcludedBy);
    }

    /// <inheritdoc/>
    protected override ExamUse ReadContent(ref StateReader reader) => new()
    {
        Item = reader.Text(),
        Doctor = reader.Text(),
        Panel = reader.Fixed(),
        PanelItems = (int)reader.VarInt(),
        ExcludedBy = reader.Text(),
    };
}
