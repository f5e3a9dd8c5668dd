using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>Rule H14 by brute force: at every admission those of its group in the last 72 hours, and the bursts of the last 90 days.</summary>
internal sealed class GroupAdmissionCount(EffectiveFacts facts, bool countsEmergencies = false)
{
    private const long Window = 72 * 3600;

    // Within it two windows are of one burst: the window, and a day to cool down.
    private const long Reach = Window + CivilDays.Day;

    /// <summary>Every group and the civil day on which one of its bursts began, with the burst's highest severity.</summary>
    public IEnumerable<(string Subject, string Day, string Severity)> Hits() => facts.Admissions
        .Where(Counts)
        .SelectMany(envelope => BondsOf(envelope.Encounter.Person)
            .Where(bond => bond.Token.Length > 0)
            .Select(bond => (Subject: $"{envelope.FixmedinsCode}|{bond.Token}", bond.Limit, Envelope: envelope)))
        .GroupBy(member => (member.Subject, member.Limit))
        .SelectMany(group => Judge(
            group.Key.Subject,
            group.Key.Limit,
            [.. group.Select(member => (At: member.Envelope.Encounter.Begntime.Seconds, Who: member.Envelope.Encounter.Person.PsnKey)).Order()]));

    private static IEnumerable<(string Subject, string Day, string Severity)> Judge(string subject, int limit, List<(long At, string Who)> admitted)
    {
        var bursts = new List<(long Start, long Last, bool IsHigh)>();
        foreach (var (at, _) in admitted)
        {
            var persons = admitted.Where(one => one.At > at - Window && one.At <= at).Select(one => one.Who).Distinct().Count();
            if (persons < limit)
            {
                continue;
            }

            if (bursts.Count == 0 || at - bursts[^1].Last > Reach)
            {
                bursts.Add((at, at, false));
            }

            var isHigh = persons >= 2 * limit || bursts.Count(burst => burst.Start > at - (90 * CivilDays.Day)) >= 2;
            bursts[^1] = (bursts[^1].Start, at, bursts[^1].IsHigh || isHigh);
        }

        return bursts.Select(burst => (subject, CivilDays.Text(CivilDays.Of(burst.Start)), burst.IsHigh ? "HIGH" : "MEDIUM"));
    }

    private static (string Token, int Limit)[] BondsOf(Person who) =>
        [(who.TelKey, 3), (who.AddrKey, 5), (who.EmpNo, 8), (who.ConerKey, 3)];

    private bool Counts(Envelope envelope)
    {
        var stay = envelope.Encounter;
        var isEmergency = stay.ErFlag || stay.MedType is "13" or "24";
        return (countsEmergencies || !isEmergency) && stay.DiseNo != "M07801" && !stay.Person.NwbFlag;
    }
}
