namespace RiskStream.Rules.Loading;

/// <summary>Reads a name in both languages.</summary>
internal static class NameReader
{
    private const string Remedy = "Write name: with zh: and en: below it.";

    private static readonly TextField Zh = new("zh", "the Chinese name", "Write it on one line.") { MaxLength = 60 };
    private static readonly TextField En = new("en", "the English name", "Write it on one line.") { MaxLength = 100 };

    public static Bilingual? Read(Section section) =>
        section.Need("name", "a name in Chinese and English", Remedy) is { } node
            ? Section.Read(node, section.PathOf("name"), section.Errors, Both)
            : null;

    private static Bilingual? Both(Section section)
    {
        var zh = section.Text(Zh);
        var en = section.Text(En);
        return zh is null || en is null ? null : new Bilingual(zh, en);
    }
}
