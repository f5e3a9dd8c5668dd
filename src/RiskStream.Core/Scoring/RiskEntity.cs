namespace RiskStream.Scoring;

/// <summary>Whom alerts speak of.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Token of a person, code of an institution, code of a doctor.</param>
public readonly record struct RiskEntity(RiskEntityKind Kind, string Id)
{
    /// <summary>
    /// Whom an alert counts for: those its subject names. A subject that names none of them, such as an encounter or a pack, counts for the
    /// person that the alert is about and for the institution where it was. Each once.
    /// </summary>
    /// <param name="subjectKind">The parts of the key, joined by <c>+</c>: <c>psn</c>, <c>inst</c>, <c>dr</c> and others.</param>
    /// <param name="subjectKey">The parts, joined by <c>|</c>.</param>
    /// <param name="person">The person the alert is about, or empty.</param>
    /// <param name="institution">Where it was, or empty.</param>
    public static IReadOnlyList<RiskEntity> Of(string subjectKind, string subjectKey, string person, string institution)
    {
        var named = subjectKind.Split('+').Zip(subjectKey.Split('|'))
            .Select(part => (Kind: KindOf(part.First), Id: part.Second))
            .Where(part => part.Kind is not null && part.Id.Length > 0)
            .Select(part => new RiskEntity(part.Kind!.Value, part.Id)).Distinct().ToList();
        if (named.Count > 0)
        {
            return named;
        }

        RiskEntity[] about = [new(RiskEntityKind.Person, person), new(RiskEntityKind.Institution, institution)];
        return [.. about.Where(one => one.Id.Length > 0)];
    }

    private static RiskEntityKind? KindOf(string part) => part switch
    {
        "psn" => RiskEntityKind.Person,
        "inst" => RiskEntityKind.Institution,
        "dr" => RiskEntityKind.Doctor,
        _ => null,
    };
}

/// <summary>What alerts speak of.</summary>
public enum RiskEntityKind : byte
{
    /// <summary>参保人, by token.</summary>
    Person = 1,

    /// <summary>定点医药机构, by code.</summary>
    Institution = 2,

    /// <summary>医师, by code.</summary>
    Doctor = 3,
}
