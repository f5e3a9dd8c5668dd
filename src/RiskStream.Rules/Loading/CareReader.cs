namespace RiskStream.Rules.Loading;

/// <summary>Reads when a rule is judged, and what it may ask of a hospital that checks before it settles.</summary>
internal static class CareReader
{
    public const string MayBlock = "may_block";

    private static readonly ChoiceField<RulePhase> Phases = new(
        "phases",
        "Say when the rule is judged, such as [during, after].",
        ("before", RulePhase.Before),
        ("during", RulePhase.During),
        ("after", RulePhase.After));

    private static readonly ChoiceField<Synchrony> Synchronous = new(
        "synchronous",
        "Say how much of the rule a check before a settlement can say.",
        ("never", Synchrony.Never),
        ("reads", Synchrony.Reads),
        ("decides", Synchrony.Decides));

    public static PointOfCare Read(Section section)
    {
        var care = new PointOfCare
        {
            Phases = [.. section.Choices(Phases).Order()],
            Synchronous = section.Choice(Synchronous) ?? Synchrony.Never,
            MayBlock = section.Flag(MayBlock),
        };
        if (care.MayBlock && care.Synchronous != Synchrony.Decides)
        {
            section.Complain(MayBlock, "is true, but only a rule that is synchronous: decides may block. Remove it.");
        }

        if (care.Synchronous == Synchrony.Decides && care.Phases is [RulePhase.After])
        {
            section.Complain(
                Synchronous.Key, "is decides, but phases has only after, when no check is made. Add before or during, or write reads.");
        }

        return care;
    }

    /// <summary>As a rule file writes it.</summary>
    public static string WordsOf(PointOfCare care) => string.Join(", ", care.Phases.Select(phase => $"{phase}".ToLowerInvariant()));

    /// <summary>What a check may say by the rule.</summary>
    public static string CheckOf(PointOfCare care) => care.Synchronous switch
    {
        Synchrony.Never => "not asked",
        Synchrony.Reads => "reminds of what the stream said",
        _ when care.MayBlock => "decides; CRITICAL blocks, but for emergencies",
        _ => "decides; asks for a reason from HIGH on",
    };
}
