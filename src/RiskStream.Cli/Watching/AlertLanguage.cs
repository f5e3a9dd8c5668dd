namespace RiskStream.Cli.Watching;

/// <summary>The language of an alert's sentence.</summary>
public enum AlertLanguage
{
    /// <summary>English.</summary>
    En,

    /// <summary>Chinese.</summary>
    Zh,
}
