namespace RiskStream.Cli.Generating.Chance;

/// <summary>
/// What a random draw is for. Each strand is independent of the others, so that a changed rate in one moves nothing
/// elsewhere.
/// </summary>
internal enum Strand : ulong
{
    Person = 1,
    Token,
    Institution,
    Encounter,
    Settlement,
    Outpatient,
    Purchase,
    Chronic,
    Dialysis,
    Oncology,
    Stay,
    StayDay,
    Registration,
    Delay,
    Duplicate,
    Correction,
    Reversal,
    Resettlement,
    TechnicalReversal,
    Scheme,
    Trade,
    Count,
}
