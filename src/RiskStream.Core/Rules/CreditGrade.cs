namespace RiskStream.Rules;

/// <summary>信用等级 of an institution: the better it is, the more it may do before a rule speaks (rule catalogue, part C §1).</summary>
public enum CreditGrade : byte
{
    /// <summary>Not graded: limits as the rule has them.</summary>
    None = 0,

    /// <summary>Limits times 1.2.</summary>
    A = 1,

    /// <summary>Limits as the rule has them.</summary>
    B = 2,

    /// <summary>Limits times 0.9.</summary>
    C = 3,

    /// <summary>Limits times 0.8.</summary>
    D = 4,
}

/// <summary>What grades do to limits. Pure.</summary>
public static class CreditGrades
{
    private const int Least = 2;

    /// <summary>The grade of a letter; none for anything else.</summary>
    public static CreditGrade Of(string letter) => letter switch
    {
        "A" => CreditGrade.A,
        "B" => CreditGrade.B,
        "C" => CreditGrade.C,
        "D" => CreditGrade.D,
        _ => CreditGrade.None,
    };

    /// <summary>Tenths of a limit that apply to a grade.</summary>
    public static int TenthsOf(CreditGrade grade) => grade switch
    {
        CreditGrade.A => 12,
        CreditGrade.C => 9,
        CreditGrade.D => 8,
        _ => 10,
    };

    /// <summary>A limit for a grade: rounded up, and 2 at least where the rule's own is not less.</summary>
    public static int LimitFor(this CreditGrade grade, int limit) =>
        TenthsOf(grade) == 10 ? limit : Math.Max(Math.Min(limit, Least), ((limit * TenthsOf(grade)) + 9) / 10);
}
