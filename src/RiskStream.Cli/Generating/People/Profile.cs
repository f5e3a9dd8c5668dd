using RiskStream.Cli.Generating.Institutions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.People;

/// <summary>A person: tokens, never names or numbers. Drawn from the seed and the index only.</summary>
internal sealed record Profile
{
    public required int Index { get; init; }

    public required ulong Key { get; init; }

    public required Cohort Cohort { get; init; }

    public required int Age { get; init; }

    public required bool Female { get; init; }

    /// <summary>What the events carry; shared by all events of this profile and never changed.</summary>
    public required Person Card { get; init; }

    public required Institution Hospital { get; init; }

    public required Institution Clinic { get; init; }

    public required Institution Pharmacy { get; init; }

    public string PsnKey => Card.PsnKey;

    public bool Employee => Card.Insutype == Population.Employees;
}
