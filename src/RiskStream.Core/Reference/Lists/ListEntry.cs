namespace RiskStream.Reference.Lists;

/// <summary>
/// One entry of a reference list: what is said of one thing over a span of days. Its text form holds all it says, so equal texts are
/// equal entries.
/// </summary>
public abstract record ListEntry
{
    /// <summary>When it holds.</summary>
    public Validity Validity { get; init; } = Validity.Always;

    /// <summary>What it is about: entries of one key take each other's place in time.</summary>
    public abstract string NaturalKey { get; }

    /// <summary>Whose retained facts are to be judged anew when the entry comes, goes or changes.</summary>
    public virtual IEnumerable<Concern> Concerns() => [Concern.Everything];
}
