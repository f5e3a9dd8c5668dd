using RiskStream.Cli.Generating.Institutions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>A stay in hospital from admission to discharge; a day stay is discharged on the day of admission.</summary>
internal sealed record Stay
{
    public required ulong Key { get; init; }

    public required int Person { get; init; }

    public required Institution Where { get; init; }

    /// <summary>Civil day of admission.</summary>
    public required int Day { get; init; }

    /// <summary>Civil days from admission to discharge.</summary>
    public required int Nights { get; init; }

    public required long Admitted { get; init; }

    public required long Discharged { get; init; }

    public required IReadOnlyList<Diagnosis> Diagnoses { get; init; }

    public required StayCare Care { get; init; }

    public required string Department { get; init; }

    public required string Doctor { get; init; }

    /// <summary>21 ordinary, 24 from emergency, 52 birth.</summary>
    public string MedType { get; init; } = "21";

    public string DiseaseNumber { get; init; } = "";

    /// <summary>The stay this one was transferred from.</summary>
    public string TransferredFrom { get; init; } = "";

    /// <summary>Token of where the person lives, where a scheme says so; otherwise the person's own.</summary>
    public string? Home { get; init; }

    /// <summary>
    /// What is done on a day of the stay, counted from admission, where a scheme says so; bed, round and nursing are charged besides.
    /// </summary>
    public Func<int, IReadOnlyList<OrderedItem>>? Orders { get; init; }

    public Lane Lane { get; init; }

    /// <summary>Days after which the stay is settled in between, counted from admission; ascending.</summary>
    public IReadOnlyList<int> SettledAfter { get; init; } = [];

    public string EncounterId => Ids.Encounter(Key);

    public bool Emergency => MedType == "24";

    /// <summary>The charge batch a day's lines belong to, so that each settlement finds its own.</summary>
    public int BatchOf(int dayOfStay) => SettledAfter.Count(after => after < dayOfStay) + 1;
}
