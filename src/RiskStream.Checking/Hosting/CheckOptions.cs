using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace RiskStream.Checking.Hosting;

/// <summary>How checks before settlements are answered.</summary>
public sealed class CheckOptions
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "RiskStream:Check";

    /// <summary>By when every check is answered; an asker may wish for less. 10 ms to 10 s, default 500 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:10")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Checks that are worked on at one time, so that a storm of them leaves the stream its share: 1 to 1,024, default 32.</summary>
    [Range(1, 1024)]
    public int MaxConcurrent { get; set; } = 32;

    /// <summary>Checks that may wait for their turn; more are passed unevaluated at once. 0 to 100,000, default 512.</summary>
    [Range(0, 100_000)]
    public int MaxWaiting { get; set; } = 512;

    /// <summary>Answers that are remembered, so that a question that is asked again is answered alike: 100 to 1,000,000, default 20,000.</summary>
    [Range(100, 1_000_000)]
    public int RememberedAnswers { get; set; } = 20_000;

    /// <summary>How long state is not asked for once it has failed to come: 100 ms to 1 min, default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan BreakFor { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The bureau's key, in base 64, by which adapters make tokens of persons' numbers (HMAC-SHA-256, in lower-case hexadecimal): the national
    /// transactions carry numbers. Default: none, and what they carry is taken for tokens.
    /// </summary>
    public string TokenKey { get; set; } = string.Empty;

    /// <summary>严重程度 (sev_deg) of CRITICAL in answers to the national transactions: the region's dictionary. Default 1.</summary>
    [Required]
    public string CriticalDegree { get; set; } = "1";

    /// <summary>严重程度 of HIGH. Default 2.</summary>
    [Required]
    public string HighDegree { get; set; } = "2";

    /// <summary>严重程度 of MEDIUM and LOW. Default 3.</summary>
    [Required]
    public string LowDegree { get; set; } = "3";

    /// <summary>违规行为分类 (vola_bhvr_type) of rules on what is charged (项目类): the region's dictionary. Default 2.</summary>
    [Required]
    public string ItemBehaviour { get; set; } = "2";

    /// <summary>违规行为分类 of all other rules (行为类). Default 1.</summary>
    [Required]
    public string ActBehaviour { get; set; } = "1";

    /// <summary>医疗类别 (med_type) of emergencies, in which nobody is refused. Default 13 and 24.</summary>
    public List<string> EmergencyTypes { get; set; } = [];

    /// <summary>Charges of one question; more are refused. 1 to 100,000, default 2,000.</summary>
    [Range(1, 100_000)]
    public int MaxLines { get; set; } = 2_000;

    /// <summary>
    /// How far a question's own time may lie from the service's clock: a question is about now, and one whose clock is further off is asked
    /// as of now. 1 min to 100 years, for backtests; default 10 min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "36500.00:00:00")]
    public TimeSpan ClockTolerance { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long an answer is remembered: 1 s to 1 day, default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RememberFor { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Local codes of scenarios, to their national numbers 1 to 10, e.g. 23 to 6. Default: none.</summary>
    public Dictionary<string, int> Scenarios { get; set; } = [];

    /// <summary>Codes of emergencies, those of the default where none are given.</summary>
    public IReadOnlyCollection<string> Emergencies => EmergencyTypes.Count > 0 ? EmergencyTypes : ["13", "24"];

    /// <summary>The time that a question is asked for: its own, or now where that is missing or too far off.</summary>
    public DateTimeOffset TimeOf(DateTimeOffset? told, DateTimeOffset now) =>
        told is { } own && (own - now).Duration() <= ClockTolerance ? own : now;

    /// <summary>The scenario of a code: a local one, else the national number; null for any other.</summary>
    public CareScenario? ScenarioOf(string code) =>
        Scenarios.TryGetValue(code, out var number) || int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            ? CareScenarios.Of(number)
            : null;
}
