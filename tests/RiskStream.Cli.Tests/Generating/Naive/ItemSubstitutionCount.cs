using System.Globalization;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>Rule H12 by brute force: every day, hospital and pair of items of a group, counted anew; all hospitals are of one prefecture.</summary>
internal sealed class ItemSubstitutionCount(EffectiveFacts facts, IReadOnlyList<SubstitutionGroup> groups, bool comparesOthers = true)
{
    private readonly List<(string Where, string Item, long Day, double Units, long Fen)> _lines =
    [
        .. facts.Lines().Select(line => (
            line.Envelope.FixmedinsCode,
            line.Line.MedListCodg,
            CivilDays.Of(line.Line.FeeOcurTime),
            double.Parse(line.Line.Cnt, CultureInfo.InvariantCulture),
            line.Line.DetItemFeeSumamtFen)),
    ];

    /// <summary>Every hospital, group and item, and the day on which it began to take the place of another.</summary>
    public IEnumerable<(string Subject, string Day, string Severity)> Hits() =>
        from set in groups
        let lines = _lines.FindAll(line => set.MedListCodgs.Contains(line.Item))
        from of in lines.Select(line => (line.Where, line.Item)).Distinct()
        let days = Days(lines).Where(day => IsHit(lines, of.Where, of.Item, set.MedListCodgs, day)).ToList()
        from day in days
        where !days.Contains(day - 1) && !days.Contains(day - 2)
        select ($"{of.Where}|{set.GroupId}|{of.Item}", CivilDays.Text(day), "HIGH");

    private static IEnumerable<long> Days(List<(string Where, string Item, long Day, double Units, long Fen)> lines)
    {
        for (var day = lines.Min(line => line.Day); day <= lines.Max(line => line.Day) + 6; day++)
        {
            yield return day;
        }
    }

    private bool IsHit(
        List<(string Where, string Item, long Day, double Units, long Fen)> lines, string where, string item, IEnumerable<string> items, long day)
    {
        (double Units, double Fen) Sum(bool own, string code, long last, int days)
        {
            var found = lines.FindAll(line => line.Where == where == own && line.Item == code && line.Day <= last && line.Day > last - days);
            return (found.Sum(line => line.Units), found.Sum(line => (double)line.Fen));
        }

        bool Rises(bool own) => Sum(own, item, day, 7).Units / 7 >= 3 * Math.Max(Sum(own, item, day - 7, 28).Units / 28, 0.25);

        bool Falls(bool own, string code) => Sum(own, code, day - 7, 28).Units >= 7
            && Sum(own, code, day, 7).Units / 7 <= Sum(own, code, day - 7, 28).Units / 28 / 2;

        bool IsCheaper(string code)
        {
            var (dearer, cheaper) = (Sum(true, item, day, 7), Sum(true, code, day - 7, 28));
            return cheaper.Units > 0 && dearer.Fen / dearer.Units >= 1.5 * cheaper.Fen / cheaper.Units;
        }

        return Sum(true, item, day, 7).Units >= 30
            && Rises(own: true)
            && Sum(true, item, day - 35, 28).Units > 0
            && items.Any(code => code != item && IsCheaper(code) && Falls(own: true, code)
                && !(comparesOthers && Rises(own: false) && Falls(own: false, code)));
    }
}
