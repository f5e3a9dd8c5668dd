namespace RiskStream.Cli.Generating.People;

/// <summary>What brings a person to an institution.</summary>
internal enum Cohort
{
    /// <summary>Falls ill now and then.</summary>
    Ordinary,

    /// <summary>Has a long-term disease and fetches its drugs every month.</summary>
    Chronic,

    /// <summary>Has dialysis three times a week.</summary>
    Dialysis,

    /// <summary>Has a treatment cycle of 21 days for a tumour.</summary>
    Oncology,
}
