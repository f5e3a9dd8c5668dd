using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Reference.Lists;

/// <summary>A person under observation.</summary>
public sealed record KeyPerson : ListEntry
{
    /// <summary>Who.</summary>
    public required BeneficiaryId Beneficiary { get; init; }

    /// <summary>Why, or empty.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <inheritdoc/>
    public override string NaturalKey => Beneficiary.ToString();

    /// <inheritdoc/>
    public override IEnumerable<Concern> Concerns() => [Concern.Person(NaturalKey)];
}

/// <summary>A person who has died.</summary>
public sealed record DeceasedPerson : ListEntry
{
    /// <summary>Who.</summary>
    public required BeneficiaryId Beneficiary { get; init; }

    /// <summary>On which day.</summary>
    public required CivilDay DiedOn { get; init; }

    /// <summary>cremation, police or health.</summary>
    public string Source { get; init; } = string.Empty;

    /// <inheritdoc/>
    public override string NaturalKey => Beneficiary.ToString();

    /// <inheritdoc/>
    public override IEnumerable<Concern> Concerns() => [Concern.Person(NaturalKey)];
}

/// <summary>An accident for which a third party pays.</summary>
public sealed record ThirdPartyLiability : ListEntry
{
    /// <summary>Who was hurt.</summary>
    public required BeneficiaryId Beneficiary { get; init; }

    /// <summary>The court's case.</summary>
    public required string Case { get; init; }

    /// <summary>Day of the accident.</summary>
    public required CivilDay AccidentOn { get; init; }

    /// <inheritdoc/>
    public override string NaturalKey => $"{Beneficiary}|{Case}";

    /// <inheritdoc/>
    public override IEnumerable<Concern> Concerns() => [Concern.Person(Beneficiary.ToString())];
}
