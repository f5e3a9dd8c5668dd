using RiskStream.EventTime;

namespace RiskStream.Reference.Lists;

/// <summary>
/// The civil days of UTC+8 on which an entry of a list holds, [<see cref="From"/>, <see cref="To"/>), and the version that says so.
/// </summary>
/// <param name="From">The first day.</param>
/// <param name="To">The first day after.</param>
/// <param name="Version">Text that orders by its characters, e.g. <c>2026-03</c>; empty is the oldest.</param>
public sealed record Validity(CivilDay From, CivilDay To, string Version)
{
    /// <summary>Before all days.</summary>
    public static readonly CivilDay Open = new(int.MinValue / 2);

    /// <summary>After all days.</summary>
    public static readonly CivilDay OpenEnd = new(int.MaxValue / 2);

    /// <summary>On every day.</summary>
    public static Validity Always { get; } = new(Open, OpenEnd, string.Empty);

    /// <summary>Whether a day lies within.</summary>
    public bool Covers(CivilDay day) => day >= From && day < To;

    /// <summary>[from, to) with open ends left out, and the version.</summary>
    public override string ToString() => $"[{Text(From, Open)}, {Text(To, OpenEnd)}) {Version}";

    private static string Text(CivilDay day, CivilDay open) => day == open ? string.Empty : day.ToString();
}
