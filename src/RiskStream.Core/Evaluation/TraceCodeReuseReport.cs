using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>Puts sales of one pack into words and evidence.</summary>
internal static class TraceCodeReuseReport
{
    private const int MostSalesInWords = 6;

    public static AlertDraft Draft(RuleDefinition rule, TraceCodeReuse measure, string code, TraceSales sales)
    {
        var (first, last, repeat) = (sales.Standing[0], sales.Standing[^1], sales.Repeats[^1]);
        var evidence = sales.Standing.SelectMany(sale => sale.Keys).ToList();
        var end = new EventTimestamp(last.At.Micros + 1);
        return new AlertDraft
        {
            Anchor = first.At.Day,
            Start = first.At,
            End = end,
            Severity = Severity.High,
            WindowStart = first.At,
            WindowEnd = end,
            Measured = sales.Packs,
            Threshold = measure.Sales,
            Measure = "sales of one trace code without a return",
            Evidence = [.. evidence.Take(AlertDraft.MaxEvidence)],
            EvidenceTotal = evidence.Count,
            AmountAtRisk = new Money(sales.Repeats.Sum(sale => sale.Amount.Fen)),
            AmountStatus = "computed",
            SentenceZh = $"疑点：{rule.Name.Zh}。药品追溯码{code}{PlacesZh(sales.Standing)}，其间未见销售退货，"
                + $"相当于售出{sales.Packs}盒，达到限值{measure.Sales}盒{SplitZh(measure, sales.Standing)}"
                + $"{(AreFarApart(sales.Standing) ? "；涉及不同地市，建议优先核查" : string.Empty)}。",
            SentenceEn = $"Suspicion: {rule.Name.En}. The pack with trace code {code} was sold {PlacesEn(sales.Standing)}, with no return "
                + $"between: as much as {sales.Packs} packs, reaching the limit of {measure.Sales}{SplitEn(measure, sales.Standing)}"
                + $"{(AreFarApart(sales.Standing) ? "; the places are in different prefectures, so look at it first" : string.Empty)}.",
            Provider = repeat.Provider,
            Region = repeat.Region,
            TriggeredBy = repeat.Keys[0],
            TriggeredAt = repeat.At,
            ListVersions = rule.ListVersions(),
        };
    }

    /// <summary>A prefecture is the first four digits of a region.</summary>
    private static bool AreFarApart(IReadOnlyList<TraceSale> sales) =>
        sales.Where(sale => sale.Region.Length >= 4).Select(sale => sale.Region[..4]).Distinct().Skip(1).Any();

    private static string PlacesZh(IReadOnlyList<TraceSale> sales) =>
        string.Join("、", sales.Take(MostSalesInWords).Select(sale => $"于{Local(sale.At)}在机构{sale.Provider}"))
        + (sales.Count > MostSalesInWords ? $"等共{sales.Count}次结算售出" : "结算售出");

    private static string PlacesEn(IReadOnlyList<TraceSale> sales) =>
        string.Join(", ", sales.Take(MostSalesInWords).Select(sale => $"at {sale.Provider} on {Local(sale.At)}"))
        + (sales.Count > MostSalesInWords ? $" and {sales.Count - MostSalesInWords} times more" : string.Empty);

    private static string SplitZh(TraceCodeReuse measure, IReadOnlyList<TraceSale> sales) => UnitsOf(sales) is { } units
        ? $"；其中拆零销售合计{units:0.####}单位，每盒按不超过{measure.PackUnits}单位计"
        : string.Empty;

    private static string SplitEn(TraceCodeReuse measure, IReadOnlyList<TraceSale> sales) => UnitsOf(sales) is { } units
        ? $"; {units:0.####} units of it in parts, a pack taken as at most {measure.PackUnits} units"
        : string.Empty;

    private static decimal? UnitsOf(IReadOnlyList<TraceSale> sales) =>
        sales.Any(sale => sale.IsSplitPack) ? sales.Where(sale => sale.IsSplitPack).Sum(sale => (decimal)sale.UnitsE4) / 10_000 : null;

    private static string Local(EventTimestamp time) => time.ToUtc().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm");
}
