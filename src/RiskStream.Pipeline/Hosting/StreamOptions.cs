using System.ComponentModel.DataAnnotations;

namespace RiskStream.Pipeline.Hosting;

/// <summary>What the stream judges, and how long it remembers.</summary>
public sealed class StreamOptions
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "RiskStream:Stream";

    /// <summary>
    /// Folder of rules and exclusion sets that takes the place of the shipped catalogue, or of overrides that change it. Default: none.
    /// </summary>
    public string RulesFolder { get; set; } = string.Empty;

    /// <summary>Folder of reference lists, one NDJSON file a list. Default: none, so axes follow from institution codes.</summary>
    public string ReferenceFolder { get; set; } = string.Empty;

    /// <summary>How long settlements and charge lines are kept behind the watermark: 90 to 1,100 days, default 400.</summary>
    [Range(typeof(TimeSpan), "90.00:00:00", "1100.00:00:00")]
    public TimeSpan FactRetention { get; set; } = TimeSpan.FromDays(400);

    /// <summary>How long stays are kept: 400 to 2,000 days, default 800. At least the longest window and FactRetention together.</summary>
    [Range(typeof(TimeSpan), "400.00:00:00", "2000.00:00:00")]
    public TimeSpan StayRetention { get; set; } = TimeSpan.FromDays(800);

    /// <summary>How long uses at institutions are kept: 64 to 400 days, default 120.</summary>
    [Range(typeof(TimeSpan), "64.00:00:00", "400.00:00:00")]
    public TimeSpan UseRetention { get; set; } = TimeSpan.FromDays(120);

    /// <summary>How long sales of packs are kept by their trace codes: 400 to 3,000 days, default 1,100.</summary>
    [Range(typeof(TimeSpan), "400.00:00:00", "3000.00:00:00")]
    public TimeSpan PackRetention { get; set; } = TimeSpan.FromDays(1100);

    /// <summary>Allowed lateness of outpatient and pharmacy settlements: 0 to 7 days, default 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan SettlementLateness { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Allowed lateness of admissions, discharges and inpatient settlements: 0 to 7 days, default 72 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan EncounterLateness { get; set; } = TimeSpan.FromHours(72);

    /// <summary>Allowed lateness of inpatient charge lines: 0 to 7 days, default 96 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan InpatientLineLateness { get; set; } = TimeSpan.FromHours(96);
}
