namespace RiskStream.Cli.Generating;

/// <summary>
/// How often what should be plain is not. Each rate is a share between 0 and 1; 0 turns the disturbance off, and
/// changing one leaves all other events as they were. Planted schemes are sent twice and sent late like any other, but
/// are never reversed, corrected or too late: their labels hold whatever the rates.
/// </summary>
public sealed record DisturbanceRates
{
    /// <summary>Nothing goes wrong.</summary>
    public static readonly DisturbanceRates None = new()
    {
        Duplicate = 0,
        Late = 0,
        TooLate = 0,
        Reversal = 0,
        TechnicalReversal = 0,
        Correction = 0,
        AdmissionChange = 0,
    };

    /// <summary>Messages sent twice under the same msgid. Default 0.005.</summary>
    public double Duplicate { get; init; } = 0.005;

    /// <summary>Messages that arrive late, within the allowed lateness of their kind. Default 0.01.</summary>
    public double Late { get; init; } = 0.01;

    /// <summary>Messages that arrive after the allowed lateness of their kind. Default 0.0002.</summary>
    public double TooLate { get; init; } = 0.0002;

    /// <summary>
    /// Settlements that are reversed (2208, 2103, 2305); seven in ten are settled anew. Default 0.006.
    /// </summary>
    public double Reversal { get; init; } = 0.006;

    /// <summary>Settlements undone by 2601 because the answer was lost, and settled anew. Default 0.0005.</summary>
    public double TechnicalReversal { get; init; } = 0.0005;

    /// <summary>
    /// Outpatient settlements and purchases sent again with other content as rs_version 2. Default 0.003.
    /// </summary>
    public double Correction { get; init; } = 0.003;

    /// <summary>Admissions whose data are changed (2403, rs_version 2). Default 0.02.</summary>
    public double AdmissionChange { get; init; } = 0.02;
}
