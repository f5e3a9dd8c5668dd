using RiskStream.Cli.Generating.Background;
using RiskStream.Cli.Generating.Disturbances;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating;

/// <summary>
/// Lets the days pass: plans each day, sorts it, and writes out one envelope at a time. Memory is bounded by one day's
/// plans and the open stays; envelopes are not kept.
/// </summary>
internal sealed class Timeline(World world, IReadOnlyList<IEventSource> sources)
{
    public IEnumerable<Envelope> Run()
    {
        var agenda = new Agenda(world);
        var misfortunes = new Misfortunes(world);
        for (var day = 0; day < world.Options.Days; day++)
        {
            Plan(day, agenda, misfortunes);
            foreach (var occurrence in agenda.Take(day))
            {
                foreach (var envelope in Write(occurrence, agenda, misfortunes))
                {
                    yield return envelope;
                }
            }
        }
    }

    private void Plan(int day, Agenda agenda, Misfortunes misfortunes)
    {
        foreach (var source in sources)
        {
            source.Plan(day, agenda);
        }

        TillQueue.Serve(agenda.On(day));

        // Reversals may fall on the same day: the list grows while it is read, and only its first part is asked.
        var planned = agenda.On(day);
        var honest = planned.Count;
        for (var at = 0; at < honest; at++)
        {
            if (planned[at] is SettlementOccurrence settlement)
            {
                misfortunes.PlanAfter(settlement, agenda);
            }
        }
    }

    private IEnumerable<Envelope> Write(Occurrence occurrence, Agenda agenda, Misfortunes misfortunes)
    {
        var envelope = occurrence.Write(world);
        yield return envelope;
        if (misfortunes.DuplicateOf(occurrence, envelope) is { } duplicate)
        {
            yield return duplicate;
        }

        if (misfortunes.CorrectionOf(occurrence, agenda) is { } correction)
        {
            yield return correction.Write(world);
        }
    }
}
