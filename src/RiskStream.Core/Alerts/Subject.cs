using RiskStream.Facts;

namespace RiskStream.Alerts;

/// <summary>What an alert is about.</summary>
/// <param name="Kind">The parts of the key, e.g. <c>psn</c>, <c>inst</c>, <c>inst+item</c>.</param>
/// <param name="Key">The parts, joined by <c>|</c>.</param>
public readonly record struct Subject(string Kind, string Key)
{
    /// <summary>The kind of a subject that is one encounter.</summary>
    public const string EncounterKind = "mdtrt";

    /// <summary>One encounter.</summary>
    public static Subject Of(EncounterId encounter) => new(EncounterKind, encounter.Value);
}
