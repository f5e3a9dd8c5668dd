using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Statements;

namespace RiskStream.Checking;

/// <summary>
/// What of a question was not stated yet. A hospital's numbers of orders are not those of charge lines, so charges are compared by item and
/// quantity: what is stated of an encounter is taken off what the hospital tells of it, and the rest is new. Used by one question.
/// </summary>
internal sealed class UnstatedCharges
{
    private readonly Dictionary<(string Item, CivilDay Day), long> _stated = [];
    private readonly EncounterFacts? _facts;
    private readonly bool _byDay;

    /// <param name="facts">What holds of the encounter; null if nothing was stated of it.</param>
    /// <param name="byDay">
    /// Whether charges of different days are different ones. At a settlement they are not: hospitals tell all orders again, many without days.
    /// </param>
    public UnstatedCharges(EncounterFacts? facts, bool byDay)
    {
        (_facts, _byDay) = (facts, byDay);
        foreach (var line in facts?.Lines ?? [])
        {
            var key = KeyOf(line.Content);
            _stated[key] = _stated.GetValueOrDefault(key) + line.Content.QuantityE4;
        }
    }

    /// <summary>The statements without what was stated; what is left of a charge keeps its price.</summary>
    public List<Statement> Of(IReadOnlyList<Statement> told)
    {
        if (_facts is null)
        {
            return [.. told];
        }

        var left = new List<Assertion>();
        foreach (var said in StatementCodec.Decode(told))
        {
            if (said.Content is ClaimLine line)
            {
                if (RestOf(line) is { } rest)
                {
                    left.Add(said with { Content = rest });
                }
            }
            else if (said.Content is not Admission || _facts.AdmittedAt is null)
            {
                left.Add(said);
            }
        }

        return [.. StatementCodec.Encode(left)];
    }

    private ClaimLine? RestOf(ClaimLine line)
    {
        var key = KeyOf(line);
        var stated = _stated.GetValueOrDefault(key);
        if (stated <= 0 || line.QuantityE4 <= 0)
        {
            return line;
        }

        var known = Math.Min(stated, line.QuantityE4);
        _stated[key] = stated - known;
        var rest = line.QuantityE4 - known;
        return rest == 0
            ? null
            : line with { QuantityE4 = rest, Amount = new Money((long)((Int128)line.Amount.Fen * rest / line.QuantityE4)) };
    }

    private (string Item, CivilDay Day) KeyOf(ClaimLine line) => (line.Item, _byDay ? line.EventTime.Day : default);
}
