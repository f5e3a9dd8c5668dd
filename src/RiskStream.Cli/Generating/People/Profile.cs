using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.People;

/// <summary>
/// A person: tokens, never names or numbers. Drawn from the seed and the index only. What events carry of it is made
/// when it is first asked for, as planning needs to know little of a person. Touched only by the enumeration that made
/// it.
/// </summary>
internal sealed class Profile(PersonCards cards)
{
    private Person? _card;

    public required int Index { get; init; }

    public required ulong Key { get; init; }

    public required Cohort Cohort { get; init; }

    public required int Age { get; init; }

    public required bool Female { get; init; }

    /// <summary>Insured as an employee or a pensioner, with an account of one's own; otherwise as a resident.</summary>
    public required bool Employee { get; init; }

    /// <summary>The disease a chronic patient has; none of anybody else.</summary>
    public Condition? LongTerm => Cohort == Cohort.Chronic
        ? Conditions.LongTerm[(int)(Key % (ulong)Conditions.LongTerm.Count)]
        : null;

    public required ulong Household { get; init; }

    public required int County { get; init; }

    public required Institution Hospital { get; init; }

    public required Institution Clinic { get; init; }

    public required Institution Pharmacy { get; init; }

    /// <summary>What the events carry.</summary>
    public Person Card => _card ??= cards.Of(this);

    public string PsnKey => PersonCards.PersonToken(Key);
}
