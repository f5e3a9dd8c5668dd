using System.Runtime.InteropServices;
using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Ledger;

namespace RiskStream.Evaluation;

/// <summary>
/// What holds of one person, as rules ask for it. What is not asked for is not read. Valid until the ledger changes; touched only by
/// the stage that owns the person's partition.
/// </summary>
public sealed class PersonTimeline
{
    private readonly PersonLedger _ledger;

    /// <summary>The timeline of a person, up to an event time.</summary>
    public PersonTimeline(BeneficiaryId beneficiary, PersonLedger ledger, EventTimestamp now)
    {
        Beneficiary = beneficiary;
        Now = now;
        _ledger = ledger;
    }

    /// <summary>Who.</summary>
    public BeneficiaryId Beneficiary { get; }

    /// <summary>The hour of event time that the partition has reached: what is missing before it is taken not to have happened.</summary>
    public EventTimestamp Now { get; }

    /// <summary>The person as what alerts are about.</summary>
    public Subject Subject => new("psn", Beneficiary.Value);

    /// <summary>Every stay, by its beginning.</summary>
    public IReadOnlyList<EncounterFacts> Stays => _ledger.Orders.Stays.All;

    /// <summary>Every visit and purchase that was settled, by its first settlement.</summary>
    public IReadOnlyList<EncounterFacts> Visits => _ledger.Orders.Visits.All;

    /// <summary>Every encounter with charge lines, settled or not, by its earliest fact.</summary>
    public IReadOnlyList<EncounterFacts> Charged => _ledger.Orders.Charged.All;

    /// <summary>
    /// The visits among which are all that have a fact within some time of a fact of an encounter, by their first settlement.
    /// </summary>
    public ReadOnlySpan<EncounterFacts> VisitsNear(EncounterFacts encounter, TimeSpan reach) =>
        Near(_ledger.Orders.Visits, encounter, reach, static visit => visit.SettledAt);

    /// <summary>The encounters with charge lines among which are all that have a fact within some time of a fact of an encounter.</summary>
    public ReadOnlySpan<EncounterFacts> ChargedNear(EncounterFacts encounter, TimeSpan reach) =>
        Near(_ledger.Orders.Charged, encounter, reach, static charged => charged.Earliest);

    /// <summary>What was filed.</summary>
    public IReadOnlyList<Filing> Filings => field ??= _ledger.Filings();

    private static ReadOnlySpan<EncounterFacts> Near(
        EncounterOrder order, EncounterFacts encounter, TimeSpan reach, Func<EncounterFacts, EventTimestamp> timeOf)
    {
        var all = CollectionsMarshal.AsSpan(order.All);
        var (from, to) = (encounter.Earliest - reach - order.LongestSpan, encounter.Latest + reach + order.LongestSpan);
        var end = all.Length;
        while (end > 0 && timeOf(all[end - 1]) > to)
        {
            end--;
        }

        var first = end;
        while (first > 0 && timeOf(all[first - 1]) >= from)
        {
            first--;
        }

        return all[first..end];
    }
}
