using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Operators;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>Outpatient settlements of one person at one institution that look like one visit in pieces. Pure.</summary>
internal static class SplitSettlements
{
    private const int CategoryLength = 3;

    private static readonly int OutpatientBit = EncounterOutline.BitOf(ServiceKind.Outpatient);

    /// <summary>Whether a settlement is one that may be a piece.</summary>
    public static bool IsAsked(EffectiveFact<Settlement> settlement) =>
        settlement.Content is { Service: ServiceKind.Outpatient, IsManual: false } && !settlement.TooLate;

    /// <summary>Whether an encounter may have such settlements.</summary>
    public static bool MayAsk(EncounterFacts encounter) => encounter.IsSettledForAny(OutpatientBit);

    /// <summary>Whether there may be others on the same day at the same place, among the visits near one.</summary>
    public static bool MayBePieces(ReadOnlySpan<EncounterFacts> near, EncounterFacts visit)
    {
        if (!visit.IsOfOneStatement || visit.SettlementCount > 1)
        {
            return true;
        }

        var day = visit.SettledAt.Day;
        foreach (var other in near)
        {
            if (!ReferenceEquals(other, visit)
                && other.SettledAt.Day <= day && other.LastSettledAt.Day >= day
                && (!other.IsOfOneStatement || other.Provider == visit.Provider)
                && MayAsk(other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Those of visits, by institution.</summary>
    public static IEnumerable<IGrouping<ProviderId, EffectiveFact<Settlement>>> ByInstitution(
        IReadOnlyList<EncounterFacts> visits) => visits
        .SelectMany(visit => visit.Settlements).Where(IsAsked)
        .Where(settlement => DiagnosisOf(settlement).Length == CategoryLength)
        .GroupBy(settlement => settlement.Content.Provider);

    /// <summary>What those of one institution say, by civil day and diagnosis.</summary>
    public static IEnumerable<ChargeStanding> Standings(IEnumerable<EffectiveFact<Settlement>> settlements, UnbundledCharge measure) =>
        settlements.GroupBy(settlement => (settlement.Content.EventTime.Day, Diagnosis: DiagnosisOf(settlement)))
            .Where(group => group.Count() > 1)
            .SelectMany(group => Of([.. group.Select(AsCharge).OrderBy(charge => charge.At)], group.Key.Diagnosis, measure));

    private static IEnumerable<ChargeStanding> Of(List<Charge> settlements, string diagnosis, UnbundledCharge measure)
    {
        var end = ChargeStanding.LastOf(settlements[0].At.Day);
        if (settlements.Count >= measure.Settlements)
        {
            var count = settlements.Count;
            yield return new ChargeStanding(
                settlements[measure.Settlements - 1].At,
                end,
                measure.SplitSeverity,
                new LookupHit(count, measure.Settlements, 0, settlements),
                new Bilingual(
                    $"同一日在同一机构以相同诊断{diagnosis}门诊结算{count}次，达到限值{measure.Settlements}次",
                    $"{count} outpatient settlements at one institution on one civil day with the same diagnosis {diagnosis}, reaching the "
                        + $"limit of {measure.Settlements}"),
                string.Empty);
        }

        if (HighestBurst(settlements, measure) is { } burst)
        {
            var sum = burst.Sum(charge => charge.Fen);
            var limit = (long)Math.Round(measure.VisitLimitYuan * 100);
            yield return new ChargeStanding(
                burst[^1].At,
                end,
                measure.SplitSeverity,
                new LookupHit(sum / 100.0, measure.VisitLimitYuan, sum - limit, burst),
                new Bilingual(
                    $"{measure.BurstMinutes}分钟内在同一机构以相同诊断{diagnosis}门诊结算{burst.Count}次，合计{new Money(sum)}元，"
                        + $"超过单次就诊限额{new Money(limit)}元",
                    $"{burst.Count} outpatient settlements at one institution within {measure.BurstMinutes} minutes with the same diagnosis "
                        + $"{diagnosis} come to {new Money(sum)} yuan, over the limit of {new Money(limit)} yuan for one visit"),
                $"{diagnosis} in pieces");
        }
    }

    /// <summary>The settlements within minutes of each other that exceed the limit most, or null.</summary>
    private static List<Charge>? HighestBurst(List<Charge> settlements, UnbundledCharge measure)
    {
        var span = TimeSpan.FromMinutes(measure.BurstMinutes);
        List<Charge>? highest = null;
        foreach (var last in settlements)
        {
            var burst = settlements.Where(charge => charge.At > last.At - span && charge.At <= last.At).ToList();
            var sum = burst.Sum(charge => charge.Fen);
            if (burst.Count > 1 && sum > measure.VisitLimitYuan * 100 && sum > (highest?.Sum(charge => charge.Fen) ?? 0))
            {
                highest = burst;
            }
        }

        return highest;
    }

    private static Charge AsCharge(EffectiveFact<Settlement> settlement) =>
        new(settlement.Key, settlement.Content.EventTime, string.Empty, 10_000, settlement.Content.TotalCharge.Fen);

    private static string DiagnosisOf(EffectiveFact<Settlement> settlement) =>
        settlement.Content.Diagnoses.Count > 0 && settlement.Content.Diagnoses[0] is { Length: >= CategoryLength } code
            ? code[..CategoryLength]
            : string.Empty;
}
