using System.Globalization;
using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Operators;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>Puts what is wrong with charges into words and evidence, one alert an episode.</summary>
internal static class ChargeReport
{
    private const int MostFindingsInWords = 3;

    /// <summary>The episodes of one subject at one place.</summary>
    public static IEnumerable<AlertDraft> Drafts(
        RuleDefinition rule, IEnumerable<ChargeStanding> standings, (ProviderId Provider, string Region) place)
    {
        var found = standings.OrderBy(standing => standing.At).ThenBy(standing => standing.Words.En, StringComparer.Ordinal).ToList();
        return Episodes.Join(found).Where(episode => rule.AppliesOn(episode.Anchor)).Select(episode => Draft(
            rule, episode, [.. found.Where(standing => standing.At >= episode.Start && standing.At <= episode.End)]) with
        {
            Provider = place.Provider,
            Region = place.Region,
        });
    }

    private static AlertDraft Draft(
        RuleDefinition rule, Episode<ChargeStanding> episode, List<ChargeStanding> standings)
    {
        var peak = episode.Peak;
        var evidence = standings.SelectMany(standing => standing.Hit.Evidence).Distinct()
            .OrderBy(charge => charge.At).ThenBy(charge => charge.Key.Value, StringComparer.Ordinal).ToList();
        var trigger = peak.Hit.Evidence.Last(charge => charge.At <= peak.At);
        var words = InWords(standings);
        var amount = AmountOf(standings);
        return new AlertDraft
        {
            Anchor = episode.Anchor,
            Start = episode.Start,
            End = new EventTimestamp(episode.End.Micros + 1),
            Severity = peak.Severity,
            WindowStart = evidence[0].At,
            WindowEnd = new EventTimestamp(evidence[^1].At.Micros + 1),
            Measured = peak.Hit.Measured,
            Threshold = peak.Hit.Threshold,
            Measure = peak.Words.En,
            Evidence = [.. evidence.Take(AlertDraft.MaxEvidence).Select(charge => charge.Key)],
            EvidenceTotal = evidence.Count,
            AmountAtRisk = amount,
            AmountStatus = amount is null ? "not computed: no single charge is at fault" : "computed",
            SentenceZh = $"疑点：{rule.Name.Zh}。{peak.At.Day}，{words.Zh}{(amount is { } yuan ? $"；涉及金额{yuan}元" : string.Empty)}。",
            SentenceEn = $"Suspicion: {rule.Name.En}. On {peak.At.Day}, {words.En}"
                + $"{(amount is { } atRisk ? $"; {atRisk} yuan are at risk" : string.Empty)}.",
            TriggeredBy = trigger.Key,
            TriggeredAt = trigger.At,
            ListVersions = rule.ListVersions(),
        };
    }

    /// <summary>The gravest findings first.</summary>
    private static Bilingual InWords(List<ChargeStanding> standings)
    {
        var said = standings.OrderByDescending(standing => standing.Severity).Take(MostFindingsInWords)
            .Select(standing => standing.Words).ToList();
        var more = standings.Count - said.Count;
        return new Bilingual(
            string.Join("；", said.Select(words => words.Zh)) + (more > 0 ? $"；另有{more}处" : string.Empty),
            string.Join("; ", said.Select(words => words.En)) + (more > 0 ? $"; and {more} more" : string.Empty));
    }

    private static Money? AmountOf(List<ChargeStanding> standings)
    {
        var priced = standings.Where(standing => standing.Fault.Length > 0).ToList();
        return priced.Count == 0
            ? null
            : new Money(priced.GroupBy(standing => standing.Fault).Sum(group => group.Max(standing => standing.Hit.Fen)));
    }

    /// <summary>At most four decimals.</summary>
    public static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Charge lines of an encounter that enter windows of a day or a stay.</summary>
    public static IEnumerable<Charge> ChargesOf(IEnumerable<Ledger.EffectiveFact<ClaimLine>> lines) => lines
        .Where(line => !line.TooLate)
        .Select(line => new Charge(line.Key, line.Content.EventTime, line.Content.Item, line.Content.QuantityE4, line.Content.Amount.Fen));
}
