namespace RiskStream.Reference.Lists;

/// <summary>Whom an entry of a list can concern.</summary>
/// <param name="Kind">A person, an institution, or everything.</param>
/// <param name="Name">Token or code; empty for everything.</param>
public readonly record struct Concern(ConcernKind Kind, string Name)
{
    /// <summary>Whatever was ever said may change.</summary>
    public static Concern Everything { get; } = new(ConcernKind.Everything, string.Empty);

    /// <summary>One person.</summary>
    public static Concern Person(string token) => new(ConcernKind.Person, token);

    /// <summary>One institution, and everybody who was there.</summary>
    public static Concern Institution(string code) => new(ConcernKind.Institution, code);
}

/// <summary>How far a change of a list reaches.</summary>
public enum ConcernKind : byte
{
    /// <summary>Everything.</summary>
    Everything,

    /// <summary>An institution.</summary>
    Institution,

    /// <summary>A person.</summary>
    Person,
}
