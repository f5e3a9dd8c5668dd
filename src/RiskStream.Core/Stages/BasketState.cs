using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Windows;

namespace RiskStream.Stages;

/// <summary>
/// The settled purchases of the pharmacies of a prefecture, which alerts were said of them, and what is known of their days. Touched only by the
/// institution stage that owns the partition.
/// </summary>
public sealed class BasketState : InstitutionState
{
    private const byte AddedEntry = 1;
    private const byte RemovedEntry = 3;
    private const byte RegionEntry = 5;
    private const byte TableEntry = 8;
    private const byte DayEntry = 9;

    private readonly Dictionary<string, (StandingCache<BasketStanding> Standings, FrequentBaskets Baskets)> _known = [];

    /// <summary>A prefecture without purchases.</summary>
    public BasketState(string key)
        : base(key) => Prefecture = key[(key.IndexOf('|', StringComparison.Ordinal) + 1)..];

    /// <summary>The prefecture.</summary>
    public string Prefecture { get; }

    /// <summary>The purchases.</summary>
    internal PurchaseLog Log { get; } = new();

    /// <summary>What a rule found that still holds.</summary>
    internal (StandingCache<BasketStanding> Standings, FrequentBaskets Baskets) KnownOf(PharmacyBasketEvaluator rule)
    {
        if (!_known.TryGetValue(rule.Rule.Id, out var known))
        {
            _known[rule.Rule.Id] = known = (new StandingCache<BasketStanding>(), rule.BasketsOf(Log));
        }

        return known;
    }

    /// <summary>Applies a change. Returns false if it says nothing new.</summary>
    public bool Apply(InstitutionChange change)
    {
        var (use, day) = ((BasketUse)change.Use, change.EventTime.Day);
        if (change.Holds ? !Log.Add(day, change.Key, change.Beneficiary, use) : !Log.Remove(day, change.Key, change.Beneficiary, use.Provider))
        {
            return false;
        }

        Pending.Byte(change.Holds ? AddedEntry : RemovedEntry);
        Pending.VarInt(day.Number);
        Pending.Text(use.Provider.Value);
        Pending.Text(change.Key.Value);
        Pending.Text(change.Beneficiary.Value);
        if (change.Holds)
        {
            Pending.Text(use.Basket);
            Pending.Text(use.ExcludedBy);
            Pending.VarInt(use.Amount.Fen);
        }

        if (change.Region.Length > 0 && change.Region != Region)
        {
            Region = change.Region;
            Pending.Byte(RegionEntry);
            Pending.Text(Region);
        }

        return true;
    }

    /// <inheritdoc/>
    public override void ForgetMeasured() => _known.Clear();

    /// <inheritdoc/>
    public override void Forget(CivilDay horizon)
    {
        var forgot = Log.Forget(horizon);
        if (forgot)
        {
            foreach (var (standings, baskets) in _known.Values)
            {
                standings.ForgetBefore(horizon);
                baskets.ForgetBefore(horizon);
            }
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
                var (day, provider, key, beneficiary) = ReadIdentity(ref reader);
                Log.Add(day, key, beneficiary, ReadUse(ref reader, provider));
                break;
            case RemovedEntry:
                var gone = ReadIdentity(ref reader);
                Log.Remove(gone.Day, gone.Key, gone.Beneficiary, gone.Provider);
                break;
            case SaidEntry:
                Journal.Restore(SaidAlertCodec.Read(ref reader));
                break;
            case RegionEntry:
                Region = reader.Text();
                break;
            case TableEntry:
                Log.Baskets.Restore(ref reader);
                break;
            case DayEntry:
                Log.Restore(reader.Day(), new ProviderId(reader.Text()), reader.Bytes());
                break;
            default:
                throw new DamagedStateException($"{kind} is no kind of entry of the purchases of a prefecture");
        }
    }

    /// <inheritdoc/>
    protected override void WriteEntries(StateWriter writer)
    {
        if (Region.Length > 0)
        {
            writer.Byte(RegionEntry);
            writer.Text(Region);
        }

        writer.Byte(TableEntry);
        Log.Baskets.Write(writer);
        foreach (var (day, provider, purchases) in Log.All)
        {
            writer.Byte(DayEntry);
            writer.VarInt(day.Number);
            writer.Text(provider.Value);
            writer.Bytes(purchases.Bytes);
        }

        foreach (var said in Journal.Entries)
        {
            Write(writer, said);
        }
    }

    private static (CivilDay Day, ProviderId Provider, FactKey Key, BeneficiaryId Beneficiary) ReadIdentity(ref StateReader reader) =>
        (reader.Day(), new ProviderId(reader.Text()), new FactKey(reader.Text()), new BeneficiaryId(reader.OptionalText()!));

    private BasketUse ReadUse(ref StateReader reader, ProviderId provider) => new()
    {
        Provider = provider,
        Prefecture = Prefecture,
        Basket = reader.Text(),
        ExcludedBy = reader.Text(),
        Amount = new Money(reader.VarInt()),
    };
}
