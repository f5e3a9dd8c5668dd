using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating;

/// <summary>The reference lists that hold for a prefecture.</summary>
/// <param name="Institutions">All institutions; the axis of an institution is to be found here only.</param>
/// <param name="KeyPersons">Persons under observation.</param>
/// <param name="Calendar">Holidays and screening days within the run.</param>
public sealed record ReferenceLists(
    IReadOnlyList<InstitutionRegistry> Institutions,
    IReadOnlyList<KeyPerson> KeyPersons,
    IReadOnlyList<Calendar> Calendar)
{
    /// <summary>How often an item may be charged, and how soon an examination may be repeated.</summary>
    public IReadOnlyList<FrequencyCap> FrequencyCaps { get; init; } = [];

    /// <summary>Items that are not charged together.</summary>
    public IReadOnlyList<ExclusivePair> ExclusivePairs { get; init; } = [];

    /// <summary>Items whose price includes others.</summary>
    public IReadOnlyList<ChargeBundle> ChargeBundles { get; init; } = [];

    /// <summary>Items that can take each other's place.</summary>
    public IReadOnlyList<SubstitutionGroup> Substitutions { get; init; } = [];
}
