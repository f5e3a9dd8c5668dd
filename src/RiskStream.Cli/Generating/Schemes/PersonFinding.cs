using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Transactions;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>What is to be said of a person; a severity of NONE makes it a look-alike.</summary>
/// <param name="Rule">The rule that is to say it, or to be silent.</param>
/// <param name="Name">Of the planted pattern.</param>
/// <param name="Severity">That the alert reaches.</param>
/// <param name="Description">One sentence for a person.</param>
internal sealed record PersonFinding(string Rule, string Name, string Severity, string Description)
{
    /// <summary>The institution, where the subject is a person at an institution.</summary>
    public Institution? At { get; init; }

    /// <summary>Kind and key of the subject, where it is neither a person nor a person at an institution.</summary>
    public (string Kind, string Key)? About { get; init; }

    /// <summary>Which of the facts first crosses the threshold.</summary>
    public int Crossing { get; init; }

    /// <summary>How many days after the crossing fact the alert begins: where it waits for the end of a stay.</summary>
    public int DaysLater { get; init; }

    /// <summary>Labels facts, given in order of time.</summary>
    public void Label(Planting planting, int copy, Profile who, IReadOnlyList<Fact> facts)
    {
        var isScheme = Severity != "NONE";
        planting.Labels.Add(new SchemeLabel
        {
            SchemeId = $"{Rule}-{Name}-{copy}",
            RuleId = Rule,
            IsScheme = isScheme,
            SubjectKind = About?.Kind ?? (At is null ? "psn" : "psn+inst"),
            SubjectKey = About?.Key ?? (At is null ? who.PsnKey : $"{who.PsnKey}|{At.Code}"),
            Severity = Severity,
            AnchorDay = isScheme ? planting.Day(facts[Crossing].Day + DaysLater) : "",
            Days = [.. facts.Select(fact => fact.Day).Append(facts[Crossing].Day + DaysLater).Distinct().Order().Select(planting.Day)],
            BusinessKeys = [.. facts.Select(fact => fact.BusinessKey)],
            Description = Description,
        });
    }

    /// <summary>A fact of a label: its civil day and what it is called.</summary>
    public readonly record struct Fact(int Day, string BusinessKey)
    {
        public static Fact Of(Stay stay) => new(stay.Day, "ADM:" + stay.EncounterId);

        public static Fact Of(int day, ulong settlementKey) => new(day, "SET:" + Ids.Settlement(settlementKey));
    }
}
