using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Time;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Disturbances;

/// <summary>
/// Decides by the documented rates what goes wrong with which event. Every decision is drawn from the event's own key
/// and a strand of its own.
/// </summary>
internal sealed class Misfortunes(World world)
{
    private const double SettledAnewShare = 0.7;
    private const double RevisedShare = 0.5;

    private DisturbanceRates Rates => world.Options.Disturbances;

    /// <summary>Plans the reversal of a settlement, and what follows it.</summary>
    public void PlanAfter(SettlementOccurrence settlement, Agenda agenda)
    {
        if (settlement.Lane == Lane.Planted)
        {
            return;
        }

        var dice = new Dice(settlement.Key, Strand.Reversal, settlement.Ordinal);
        if (dice.Chance(Rates.Reversal))
        {
            PlanReversal(settlement, dice, agenda);
            return;
        }

        var technical = new Dice(settlement.Key, Strand.TechnicalReversal, settlement.Ordinal);
        if (technical.Chance(Rates.TechnicalReversal))
        {
            PlanTechnicalReversal(settlement, technical, agenda);
        }
    }

    /// <summary>What follows an event at once: a correction of it, at the same event time.</summary>
    public Occurrence? CorrectionOf(Occurrence occurrence, Agenda agenda)
    {
        if (occurrence.Lane == Lane.Planted)
        {
            return null;
        }

        var dice = new Dice(occurrence.Key, Strand.Correction);
        return occurrence switch
        {
            SettlementOccurrence { IsCorrectable: true } settlement when dice.Chance(Rates.Correction) =>
                new SettlementCorrected
                {
                    At = settlement.At,
                    Key = dice.Next(),
                    Where = settlement.Where,
                    Person = settlement.Person,
                    Original = settlement,
                    Sequence = agenda.NextNumber(settlement.Where.Index, Lane.Disturbance),
                },
            Admission admission when dice.Chance(Rates.AdmissionChange) =>
                new AdmissionChanged
                {
                    At = admission.At,
                    Key = dice.Next(),
                    Where = admission.Where,
                    Person = admission.Person,
                    Stay = admission.Stay,
                    Sequence = agenda.NextNumber(admission.Where.Index, Lane.Disturbance),
                },
            _ => null,
        };
    }

    /// <summary>The same message once more, taken some seconds to minutes later.</summary>
    public Envelope? DuplicateOf(Occurrence occurrence, Envelope envelope)
    {
        var dice = new Dice(occurrence.Key, Strand.Duplicate, (long)occurrence.Type, occurrence.At);
        if (!dice.Chance(Rates.Duplicate))
        {
            return null;
        }

        var again = envelope.Clone();
        again.RsIngestTime.Seconds += dice.Between(5, 600);
        return again;
    }

    private static void PlanReversal(SettlementOccurrence settlement, Dice dice, Agenda agenda)
    {
        var after = dice.Chance(0.85)
            ? dice.Between(2 * CivilCalendar.Minute, 4 * CivilCalendar.Hour)
            : dice.Between(CivilCalendar.Day, 10 * CivilCalendar.Day);
        agenda.Add(new SettlementReversed
        {
            At = settlement.At + after,
            Key = dice.Next(),
            Where = settlement.Where,
            Person = settlement.Person,
            Lane = Lane.Disturbance,
            Original = settlement,
        });
        if (dice.Chance(SettledAnewShare))
        {
            var pause = dice.Between(CivilCalendar.Minute, 40 * CivilCalendar.Minute);
            agenda.Add(Anew(settlement, settlement.At + after + pause, dice));
        }
    }

    private static void PlanTechnicalReversal(SettlementOccurrence settlement, Dice dice, Agenda agenda)
    {
        var after = dice.Between(20, 120);
        agenda.Add(new TechnicalReversal
        {
            At = settlement.At + after,
            Key = dice.Next(),
            Where = settlement.Where,
            Person = settlement.Person,
            Lane = Lane.Disturbance,
            Original = settlement,
        });
        agenda.Add(Anew(settlement, settlement.At + after + dice.Between(30, 300), dice));
    }

    private static Resettlement Anew(SettlementOccurrence settlement, long at, Dice dice) => new()
    {
        At = at,
        Key = dice.Next(),
        Where = settlement.Where,
        Person = settlement.Person,
        Lane = Lane.Disturbance,
        Original = settlement,
        Revised = settlement.IsCorrectable && dice.Chance(RevisedShare),
    };
}
