using System.Collections.Frozen;
using RiskStream.EventTime;
using RiskStream.Reference.Lists;

namespace RiskStream.Reference;

/// <summary>What a change of lists concerns: whose retained facts are to be judged anew.</summary>
public sealed record ReferenceChange
{
    /// <summary>For lists whose older version nobody knows any more.</summary>
    public static ReferenceChange OfEverything { get; } = new()
    {
        Lists = ["all"],
        Persons = FrozenSet<string>.Empty,
        Institutions = FrozenSet<string>.Empty,
        Everything = true,
        From = Validity.Open,
        To = Validity.OpenEnd,
    };

    /// <summary>The lists that changed, by name.</summary>
    public required IReadOnlyList<string> Lists { get; init; }

    /// <summary>Persons named by entries that changed.</summary>
    public required IReadOnlySet<string> Persons { get; init; }

    /// <summary>Institutions named by entries that changed: they themselves, and everybody who was there.</summary>
    public required IReadOnlySet<string> Institutions { get; init; }

    /// <summary>Whether an entry changed that names neither: an item list, a holiday everywhere.</summary>
    public required bool Everything { get; init; }

    /// <summary>The first day on which an entry that changed holds or held.</summary>
    public required CivilDay From { get; init; }

    /// <summary>The first day after all of them.</summary>
    public required CivilDay To { get; init; }

    /// <summary>Whether nothing changed.</summary>
    public bool IsNone => Lists.Count == 0;

    /// <summary>Whether persons are named and nothing else.</summary>
    public bool IsOfPersonsOnly => !Everything && Institutions.Count == 0;
}
