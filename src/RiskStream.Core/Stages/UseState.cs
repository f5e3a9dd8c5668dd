using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Stages;

/// <summary>
/// The uses of one subject at an institution, and which alerts were said of it. Touched only by the institution stage that owns
/// the partition.
/// </summary>
/// <typeparam name="TUse">What is used.</typeparam>
/// <typeparam name="TStanding">What a rule makes of a day.</typeparam>
public abstract class UseState<TUse, TStanding> : InstitutionState
    where TUse : InstitutionUse
{
    private const byte AddedEntry = 1;
    private const byte RemovedEntry = 3;
    private const byte ForgottenEntry = 4;
    private const byte RegionEntry = 5;
    private const byte ConfirmedEntry = 6;
    private const byte UnconfirmedEntry = 7;

    private readonly Dictionary<string, StandingCache<TStanding>> _known = [];

    /// <summary>A subject without uses.</summary>
    protected UseState(string key)
        : base(key)
    {
    }

    /// <summary>The uses.</summary>
    public UseTimeline<TUse> Uses { get; } = new();

    /// <summary>What a rule measured that still holds; each rule has its own limits, and so its own standings.</summary>
    public StandingCache<TStanding> KnownOf(RuleDefinition rule)
    {
        if (!_known.TryGetValue(rule.Id, out var known))
        {
            _known[rule.Id] = known = new StandingCache<TStanding>();
        }

        return known;
    }

    /// <summary>Applies a change. Returns false if it says nothing new.</summary>
    public bool Apply(InstitutionChange change)
    {
        var use = new Use<TUse>(
            change.Key, change.Beneficiary, change.EventTime, ExcludedBy((TUse)change.Use), change.TooLate, (TUse)change.Use);
        if (change.Holds ? !Uses.Add(use) : !Uses.Remove(use.Beneficiary, use.Key, use.Time))
        {
            return false;
        }

        if (change.Holds)
        {
            Write(Pending, use);
        }
        else
        {
            Pending.Byte(RemovedEntry);
            Pending.Text(use.Beneficiary.Value);
            Pending.Text(use.Key.Value);
            Pending.VarInt(use.Time.Micros);
        }

        if (change.Region.Length > 0 && change.Region != Region)
        {
            Region = change.Region;
            Pending.Byte(RegionEntry);
            Pending.Text(Region);
        }

        return true;
    }

    /// <summary>
    /// Applies what was decided about days of the subject, and forgets what its rule measured with them. Returns false if it says nothing
    /// new.
    /// </summary>
    public bool Apply(InstitutionChange change, ConfirmedDays confirmed)
    {
        var span = new ConfirmedSpan(confirmed.RuleId, change.Beneficiary, confirmed.Alert, confirmed.Days);
        if (change.Holds ? !Confirmed.Add(span) : !Confirmed.Remove(span))
        {
            return false;
        }

        Write(Pending, span, change.Holds ? ConfirmedEntry : UnconfirmedEntry);
        _known.Remove(span.RuleId);
        return true;
    }

    /// <inheritdoc/>
    public override void ForgetMeasured() => _known.Clear();

    /// <inheritdoc/>
    public override void Forget(CivilDay horizon)
    {
        var forgot = Uses.Forget(horizon) | Confirmed.Forget(horizon);
        foreach (var known in _known.Values)
        {
            known.ForgetBefore(horizon);
        }

        if (Journal.Forget(horizon.Start) || forgot)
        {
            RequireRewrite();
        }
    }

    /// <inheritdoc/>
    protected override void ReadEntry(ref StateReader reader)
    {
        var kind = reader.Byte();
        switch (kind)
        {
            case AddedEntry:
                Uses.Add(Read(ref reader));
                break;
            case RemovedEntry:
                Uses.Remove(
                    new BeneficiaryId(reader.OptionalText()!), new FactKey(reader.Text()), new EventTimestamp(reader.VarInt()));
                break;
            case SaidEntry:
                Journal.Restore(SaidAlertCodec.Read(ref reader));
                break;
            case RegionEntry:
                Region = reader.Text();
                break;
            case ConfirmedEntry:
                Confirmed.Add(ReadSpan(ref reader));
                break;
            case UnconfirmedEntry:
                Confirmed.Remove(ReadSpan(ref reader));
                break;
            case ForgottenEntry:
                Uses.RememberForgotten(new CivilDay((int)reader.VarInt()));
                break;
            default:
                throw new DamagedStateException($"{kind} is no kind of entry of an institution");
        }
    }

    /// <inheritdoc/>
    protected override void WriteEntries(StateWriter writer)
    {
        if (Uses.ForgottenFrom is { } forgotten)
        {
            writer.Byte(ForgottenEntry);
            writer.VarInt(forgotten.Number);
        }

        if (Region.Length > 0)
        {
            writer.Byte(RegionEntry);
            writer.Text(Region);
        }

        foreach (var use in Uses.All)
        {
            Write(writer, use);
        }

        foreach (var span in Confirmed.All)
        {
            Write(writer, span, ConfirmedEntry);
        }

        foreach (var said in Journal.Entries)
        {
            Write(writer, said);
        }
    }

    /// <summary>The exclusion set that removes a use from counts, or empty.</summary>
    protected abstract string ExcludedBy(TUse use);

    /// <summary>Writes what is known of a use beyond its time and person.</summary>
    protected abstract void WriteContent(StateWriter writer, TUse use);

    /// <summary>Reads what <see cref="WriteContent"/> wrote.</summary>
    protected abstract TUse ReadContent(ref StateReader reader);

    private static void Write(StateWriter writer, ConfirmedSpan span, byte entry)
    {
        writer.Byte(entry);
        writer.Text(span.RuleId);
        writer.Text(span.Beneficiary.Value);
        writer.Text(span.Alert);
        writer.VarInt(span.Days.First.Number);
        writer.VarInt(span.Days.Last.Number);
    }

    private static ConfirmedSpan ReadSpan(ref StateReader reader) =>
        new(reader.Text(), new BeneficiaryId(reader.OptionalText()!), reader.Text(), reader.Days());

    private void Write(StateWriter writer, Use<TUse> use)
    {
        writer.Byte(AddedEntry);
        writer.Text(use.Key.Value);
        writer.Text(use.Beneficiary.Value);
        writer.VarInt(use.Time.Micros);
        writer.Text(use.ExcludedBy);
        writer.Bool(use.TooLate);
        WriteContent(writer, use.Content);
    }

    private Use<TUse> Read(ref StateReader reader) => new(
        new FactKey(reader.Text()),
        new BeneficiaryId(reader.OptionalText()!),
        new EventTimestamp(reader.VarInt()),
        reader.Text(),
        reader.Bool(),
        ReadContent(ref reader));
}
