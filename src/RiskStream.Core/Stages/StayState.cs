using RiskStream.Checkpoints;
using RiskStream.Evaluation;
using RiskStream.Facts;

namespace RiskStream.Stages;

/// <summary>The settled stays of a prefecture, of all its institutions.</summary>
public sealed class StayState : UseState<StayUse, ShareStanding>
{
    private readonly Dictionary<string, StayDays> _days = [];
    private readonly string _prefecture;

    /// <summary>A prefecture without stays.</summary>
    public StayState(string key)
        : base(key) => _prefecture = key[(key.IndexOf('|', StringComparison.Ordinal) + 1)..];

    /// <summary>The stays that count for a rule, by day and institution.</summary>
    internal StayDays DaysOf(IShareEvaluator rule)
    {
        if (!_days.TryGetValue(rule.Rule.Id, out var days))
        {
            _days[rule.Rule.Id] = days = new StayDays(Uses, rule.Counts);
        }

        return days;
    }

    /// <summary>Nothing: which stays count is for each rule to say.</summary>
    protected override string ExcludedBy(StayUse use) => string.Empty;

    /// <summary>Without the prefecture, which the key says.</summary>
    protected override void WriteContent(StateWriter writer, StayUse use)
    {
        writer.Text(use.Provider.Value);
        writer.Text(use.Encounter.Value);
        writer.VarInt(use.Total.Fen);
        writer.VarInt(use.Lines.Fen);
        writer.VarInt(use.Exams.Fen);
        writer.VarInt(use.Drugs.Fen);
        writer.VarInt(use.Materials.Fen);
        writer.VarInt(use.Treatment.Fen);
        writer.Bool(use.IsCheckup);
    }

    /// <inheritdoc/>
    protected override StayUse ReadContent(ref StateReader reader) => new()
    {
        Prefecture = _prefecture,
        Provider = new ProviderId(reader.Text()),
        Encounter = new EncounterId(reader.Text()),
        Total = new Money(reader.VarInt()),
        Lines = new Money(reader.VarInt()),
        Exams = new Money(reader.VarInt()),
        Drugs = new Money(reader.VarInt()),
        Materials = new Money(reader.VarInt()),
        Treatment = new Money(reader.VarInt()),
        IsCheckup = reader.Byte() != 0,
    };
}
