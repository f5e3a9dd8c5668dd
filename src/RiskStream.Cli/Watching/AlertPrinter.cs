using System.Globalization;
using RiskStream.Protocol.V1;
using Spectre.Console;

namespace RiskStream.Cli.Watching;

/// <summary>Prints alerts for people: a headline and the sentence; in colour on a terminal, plain elsewhere.</summary>
public sealed class AlertPrinter
{
    private readonly IAnsiConsole _console;
    private readonly AlertLanguage _language;

    /// <summary>A printer to standard output: in colour on a terminal, plain and unwrapped elsewhere.</summary>
    public AlertPrinter(AlertLanguage language)
        : this(language, Console.IsOutputRedirected ? Plain(Console.Out) : AnsiConsole.Console)
    {
    }

    /// <summary>A printer to a console.</summary>
    public AlertPrinter(AlertLanguage language, IAnsiConsole console)
    {
        _language = language;
        _console = console;
    }

    /// <summary>A console that writes plain text and never wraps it.</summary>
    public static IAnsiConsole Plain(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 100_000;
        return console;
    }

    /// <summary>Prints a revision.</summary>
    public void Print(RiskAlert alert)
    {
        var colour = ColourOf(alert);
        var headline = string.Create(
            CultureInfo.InvariantCulture,
            $"{alert.AnchorDay} {alert.Kind.ToString().ToUpperInvariant(),-9} {alert.Severity.ToString().ToUpperInvariant(),-8} {alert.RuleId} {alert.SubjectKind} {alert.SubjectKey} r{alert.Revision}");
        _console.MarkupLine($"[{colour}]{Markup.Escape(headline)}[/]");
        var sentence = _language == AlertLanguage.Zh ? alert.SentenceZh : alert.SentenceEn;
        _console.MarkupLine(Markup.Escape($"  {sentence}"));
        if (alert.Kind != RiskAlert.Types.Kind.Withdrawn)
        {
            _console.MarkupLine(Markup.Escape(string.Create(
                CultureInfo.InvariantCulture,
                $"  {alert.Measured:0.##} of {alert.Threshold:0.##} {alert.Measure}; {alert.EvidenceTotal} facts; {alert.AlertId}")));
        }
    }

    private static string ColourOf(RiskAlert alert) => (alert.Kind, alert.Severity) switch
    {
        (RiskAlert.Types.Kind.Withdrawn, _) => "grey",
        (_, RiskAlert.Types.Severity.Critical) => "white on red",
        (_, RiskAlert.Types.Severity.High) => "red",
        (_, RiskAlert.Types.Severity.Medium) => "yellow",
        _ => "default",
    };
}
