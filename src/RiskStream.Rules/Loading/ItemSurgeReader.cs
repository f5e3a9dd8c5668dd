namespace RiskStream.Rules.Loading;

/// <summary>Reads the block <c>item_surge</c>.</summary>
internal static class ItemSurgeReader
{
    public const string Block = "item_surge";

    public static readonly NumberField MinPersons = new("min_persons", 2, 10_000)
    {
        Remedy = "Give the number of persons in 24 hours below which nothing is said.",
    };

    public static readonly NumberField MediumScore = Score("medium_score", "Give the z that makes MEDIUM.");

    public static readonly NumberField HighScore = Score("high_score", "Give the z that makes HIGH.");

    public static readonly NumberField WarmUpDays = new("warm_up_days", 0, 60)
    {
        Remedy = "Give the days after an item's first use in which nothing is said.",
    };

    public static readonly NumberField PanelPersons = new("panel_persons", 2, 10_000)
    {
        Remedy = "Give the number of persons with the same set of items that makes HIGH.",
    };

    public static readonly NumberField PanelShare = new("panel_share", 0.1, 1)
    {
        IsWhole = false,
        Remedy = "Give the share of the item's persons as a fraction, such as 0.7.",
    };

    public static readonly NumberField PanelMinItems = new("panel_min_items", 2, 50)
    {
        Remedy = "Give the number of items from which a set counts as a package.",
    };

    public static readonly NumberField WeekPersons = new("week_persons", 2, 100_000)
    {
        Remedy = "Give the number of persons in 7 days from which peers are compared.",
    };

    public static readonly NumberField PeerShareFactor = new("peer_share_factor", 1, 100)
    {
        IsWhole = false,
        Remedy = "Give the multiple of the peers' median share.",
    };

    public static readonly NumberField PeerScore = Score("peer_score", "Give the robust z against peers.");

    private static readonly TextField Specialty = new(
        "silent_specialties", "a word of small letters and _", "Write specialties as the registry does.")
    {
        HasForm = Forms.IsWord,
    };

    public static ItemSurge Read(Section section)
    {
        var medium = section.Number(MediumScore);
        var high = section.Number(HighScore);
        if (high < medium)
        {
            section.Complain(
                HighScore.Key,
                $"is {high}, below medium_score, which is {medium}; it must be at least that. "
                    + "Raise the one or lower the other.");
        }

        var weeks = BaselineReader.Read(section);
        return new ItemSurge
        {
            MinPersons = section.Whole(MinPersons) ?? 0,
            MediumScore = medium ?? 0,
            HighScore = high ?? 0,
            BaselineWeeks = weeks.Weeks,
            MinSamples = weeks.MinSamples,
            WarmUpDays = section.Whole(WarmUpDays) ?? 0,
            PanelPersons = section.Whole(PanelPersons) ?? 0,
            PanelShare = section.Number(PanelShare) ?? 0,
            PanelMinItems = section.Whole(PanelMinItems) ?? 0,
            WeekPersons = section.Whole(WeekPersons) ?? 0,
            PeerShareFactor = section.Number(PeerShareFactor) ?? 0,
            PeerScore = section.Number(PeerScore) ?? 0,
            SilentSpecialties = section.Texts(Specialty),
        };
    }

    private static NumberField Score(string key, string remedy) =>
        new(key, 0.5, 100) { IsWhole = false, Remedy = remedy };
}
