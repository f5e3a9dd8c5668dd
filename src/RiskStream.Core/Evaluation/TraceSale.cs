using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>One sale or return of a pack, by everything that tells it.</summary>
public sealed record TraceSale
{
    /// <summary>When.</summary>
    public required EventTimestamp At { get; init; }

    /// <summary>Where.</summary>
    public required ProviderId Provider { get; init; }

    /// <summary>Region of that place, or empty.</summary>
    public required string Region { get; init; }

    /// <summary>设备编号 at the till, or empty.</summary>
    public required string Device { get; init; }

    /// <summary>Parts of the pack.</summary>
    public required bool IsSplitPack { get; init; }

    /// <summary>Units in ten-thousandths.</summary>
    public required long UnitsE4 { get; init; }

    /// <summary>What it cost.</summary>
    public required Money Amount { get; init; }

    /// <summary>The settlements: one, more where a code was read twice, none where no stock move named one.</summary>
    public required IReadOnlyList<FactKey> Settlements { get; init; }

    /// <summary>Keys of the lines and stock moves that tell it.</summary>
    public required IReadOnlyList<FactKey> Keys { get; init; }

    /// <summary>The first settlement; <c>default</c> if there is none.</summary>
    public FactKey Settlement => Settlements.Count > 0 ? Settlements[0] : default;

    /// <summary>
    /// What lines and stock moves tell together, by time: lines of one settlement are one, and a stock move is that of the line of its
    /// settlement, else of the nearest line at its institution on its civil day or within six hours, which was settled again or nobody
    /// named; else stock moves of one settlement are one.
    /// </summary>
    public static List<TraceSale> Join(IEnumerable<Use<TraceUse>> uses)
    {
        var byStock = uses.OrderBy(use => use.Time).ThenBy(use => use.Key.Value, StringComparer.Ordinal).ToLookup(use => use.Content.IsByStock);
        var lines = byStock[false].GroupBy(use => (use.Content.Provider, use.Content.Settlement)).Select(group => Of([.. group])).ToList();
        var apart = new List<Use<TraceUse>>();
        foreach (var move in byStock[true])
        {
            var at = IndexOf(move, lines);
            if (at < 0)
            {
                apart.Add(move);
            }
            else
            {
                lines[at] = lines[at] with { Keys = [.. lines[at].Keys, move.Key] };
            }
        }

        var alone = apart
            .GroupBy(move => (move.Content.Provider, move.Content.Settlement.IsGiven ? move.Content.Settlement : move.Key))
            .Select(group => Of([.. group]));
        return [.. lines.Concat(alone).OrderBy(sale => sale.At).ThenBy(sale => sale.Keys[0].Value, StringComparer.Ordinal)];
    }

    /// <summary>Whether it may have been at the till of another: a till that nobody named may be any.</summary>
    public bool IsAtTillOf(TraceSale other) =>
        Provider == other.Provider && (Device == other.Device || Device.Length == 0 || other.Device.Length == 0);

    /// <summary>The same sale, told by another one too.</summary>
    public TraceSale With(TraceSale again) => this with
    {
        Settlements = [.. Settlements.Union(again.Settlements)],
        Keys = [.. Keys, .. again.Keys],
    };

    private static int IndexOf(Use<TraceUse> move, List<TraceSale> lines)
    {
        var named = lines.FindIndex(line => line.Provider == move.Content.Provider && line.Settlement == move.Content.Settlement);
        if (named >= 0)
        {
            return named;
        }

        var near = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Provider == move.Content.Provider
                && (lines[i].At.Day == move.Time.Day || Distance(lines[i], move) <= 6 * Micro.Hour)
                && (near < 0 || Distance(lines[i], move) < Distance(lines[near], move)))
            {
                near = i;
            }
        }

        return near;
    }

    private static long Distance(TraceSale line, Use<TraceUse> move) => Math.Abs(line.At.Micros - move.Time.Micros);

    private static TraceSale Of(List<Use<TraceUse>> uses) => new()
    {
        At = uses[0].Time,
        Provider = uses[0].Content.Provider,
        Region = uses[0].Content.Region,
        Device = uses[0].Content.Device,
        IsSplitPack = uses.TrueForAll(use => use.Content.IsSplitPack),
        UnitsE4 = (long)Int128.Min(uses.Aggregate((Int128)0, (sum, use) => sum + use.Content.UnitsE4), long.MaxValue),
        Amount = new Money((long)Int128.Min(uses.Aggregate((Int128)0, (sum, use) => sum + use.Content.Amount.Fen), Money.MaxFen)),
        Settlements = uses[0].Content.Settlement.IsGiven ? [uses[0].Content.Settlement] : [],
        Keys = [.. uses.Select(use => use.Key)],
    };
}
