using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Institutions;

/// <summary>A designated institution as its registry entry describes it, with its doctors and tills.</summary>
internal sealed record Institution
{
    /// <summary>Position in the directory: ordinary institutions first, those of planted schemes after them.</summary>
    public int Index { get; init; }

    /// <summary>Twelve characters: H for medical institutions, P for pharmacies.</summary>
    public required string Code { get; init; }

    public required Axis Axis { get; init; }

    /// <summary>3, 2, 1 for hospitals, 9 for unranked institutions.</summary>
    public required string Level { get; init; }

    public required string Specialty { get; init; }

    public required int Beds { get; init; }

    public required double Latitude { get; init; }

    public required double Longitude { get; init; }

    public required int County { get; init; }

    /// <summary>The county's code, six digits; that of another prefecture for an institution elsewhere.</summary>
    public required string Region { get; init; }

    /// <summary>Code of the group that it belongs to, or empty.</summary>
    public string Bloc { get; init; } = "";

    /// <summary>Share of the visits, relative to institutions of the same axis.</summary>
    public required double Weight { get; init; }

    public required IReadOnlyList<string> Doctors { get; init; }

    /// <summary>Whether it is registered as one that never closes.</summary>
    public bool IsOpenRoundTheClock { get; init; }

    /// <summary>One device a till.</summary>
    public required IReadOnlyList<string> Devices { get; init; }

    /// <summary>One operator a till.</summary>
    public required IReadOnlyList<string> Operators { get; init; }
}
