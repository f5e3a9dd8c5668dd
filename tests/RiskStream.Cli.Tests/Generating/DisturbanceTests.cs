using RiskStream.Cli.Generating;
using RiskStream.Protocol.V1;
using Xunit.Abstractions;

namespace RiskStream.Cli.Tests.Generating;

public sealed class DisturbanceTests(ITestOutputHelper output)
{
    private static readonly PrefectureOptions Options = new()
    {
        Seed = 77,
        Days = 28,
        Persons = 8_000,
        Hospitals = 6,
        Clinics = 12,
        Pharmacies = 12,
        SchemeCopies = 0,
    };

    [Fact]
    public void With_all_rates_at_zero_nothing_goes_wrong()
    {
        var events = EventsAt(DisturbanceRates.None);

        Assert.Equal(events.Count, events.DistinctBy(envelope => envelope.EventId).Count());
        Assert.All(events, envelope => Assert.Equal(1u, envelope.RsVersion));
        Assert.DoesNotContain(
            events, envelope => envelope.Type is EventType.SettlementReversed or EventType.TechnicalReversal);
        Assert.DoesNotContain(events, envelope => DelayOf(envelope) > AllowedLateness(envelope));
    }

    [Fact]
    public void Rates_are_kept_within_bounds()
    {
        var rates = new DisturbanceRates
        {
            Duplicate = 0.03, Late = 0.05, TooLate = 0.01, Reversal = 0.04, TechnicalReversal = 0.02, Correction = 0.03,
        };
        var events = EventsAt(rates);
        var unique = events.DistinctBy(envelope => envelope.EventId).ToList();
        var settlements = unique.Where(envelope => envelope.Type == EventType.Settlement).ToList();
        output.WriteLine($"seed {Options.Seed}, {events.Count} events, {settlements.Count} settlements");

        AssertShare(rates.Duplicate, events.Count - unique.Count, unique.Count);
        AssertShare(rates.Reversal, CountOf(EventType.SettlementReversed), settlements.Count);
        AssertShare(rates.TechnicalReversal, CountOf(EventType.TechnicalReversal), settlements.Count);
        AssertShare(rates.Correction, settlements.Count(e => e.RsVersion == 2), settlements.Count);
        AssertShare(rates.TooLate, unique.Count(e => DelayOf(e) > AllowedLateness(e)), unique.Count);
        var late = settlements.Count(e => e.RsVersion == 1 && DelayOf(e) is > 500 and < 86_400);
        AssertShare(rates.Late, late, settlements.Count);

        int CountOf(EventType type) => unique.Count(envelope => envelope.Type == type);
    }

    [Fact]
    public void Turning_off_what_comes_after_leaves_every_other_event_as_it_was()
    {
        var disturbed = EventsAt(new DisturbanceRates { Late = 0, TooLate = 0 });
        var plain = EventsAt(DisturbanceRates.None);

        var known = disturbed.ToLookup(envelope => envelope.EventId);
        Assert.All(plain, envelope => Assert.Equal(envelope, known[envelope.EventId].FirstOrDefault()));
        Assert.True(disturbed.Count > plain.Count);
    }

    [Fact]
    public void More_purchases_leave_the_stays_as_they_were()
    {
        Assert.Equal(AdmissionsOf(Options), AdmissionsOf(Options with { PurchasesPerYear = 14 }));

        static IEnumerable<string> AdmissionsOf(PrefectureOptions options) => new Prefecture(options).Events()
            .Where(envelope => envelope.Type == EventType.Admission)
            .Select(envelope => envelope.Encounter.MdtrtId);
    }

    [Fact]
    public void A_reversal_names_a_settlement_before_it_and_takes_back_its_amount()
    {
        var settled = new Dictionary<string, Settlement>();
        var reversals = 0;
        foreach (var envelope in EventsAt(new DisturbanceRates { Reversal = 0.05 }))
        {
            if (envelope.Type == EventType.Settlement && envelope.RsVersion == 1)
            {
                settled.TryAdd(envelope.Settlement.SetlId, envelope.Settlement);
            }
            else if (envelope.Type == EventType.SettlementReversed)
            {
                var original = settled[envelope.Reversal.InitSetlId];
                Assert.Equal(-original.MedfeeSumamtFen, envelope.Reversal.MedfeeSumamtFen);
                Assert.Equal(original.MdtrtId, envelope.Reversal.MdtrtId);
                Assert.NotEqual(original.SetlId, envelope.Reversal.SetlId);
                reversals++;
            }
        }

        Assert.True(reversals > 100, $"only {reversals} reversals");
    }

    [Fact]
    public void A_2601_names_a_message_before_it()
    {
        var sent = new HashSet<(string Infno, string Msgid)>();
        var undone = 0;
        foreach (var envelope in EventsAt(new DisturbanceRates { TechnicalReversal = 0.05 }))
        {
            if (envelope.Type == EventType.TechnicalReversal)
            {
                Assert.Contains((envelope.Oinfno, envelope.Omsgid), sent);
                Assert.NotEmpty(envelope.PsnKey);
                undone++;
            }

            sent.Add((envelope.Infno, envelope.Msgid));
        }

        Assert.True(undone > 100, $"only {undone} were undone");
    }

    private static List<Envelope> EventsAt(DisturbanceRates rates) =>
        [.. new Prefecture(Options with { Disturbances = rates }).Events()];

    private static long DelayOf(Envelope envelope) => envelope.RsIngestTime.Seconds - envelope.EventTime.Seconds;

    private static long AllowedLateness(Envelope envelope) => 3600 * envelope.Type switch
    {
        EventType.FeeDetail => 96L,
        EventType.Admission or EventType.AdmissionChanged or EventType.Discharge => 72L,
        _ => 24L,
    };

    /// <summary>Within four standard deviations of a share of so many.</summary>
    private static void AssertShare(double expected, int count, int of)
    {
        var deviation = Math.Sqrt(expected * (1 - expected) / of);
        Assert.InRange(count / (double)of, expected - (4 * deviation) - 0.002, expected + (4 * deviation) + 0.002);
    }
}
