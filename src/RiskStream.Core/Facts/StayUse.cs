namespace RiskStream.Facts;

/// <summary>A stay that has ended and was settled, as institutions are compared by it. Amounts of lines are net of refunds.</summary>
public sealed record StayUse : InstitutionUse
{
    /// <summary>Where it was.</summary>
    public required ProviderId Provider { get; init; }

    /// <summary>The stay.</summary>
    public required EncounterId Encounter { get; init; }

    /// <summary>The first four digits of the region code of the place of treatment: institutions are compared within it.</summary>
    public required string Prefecture { get; init; }

    /// <summary>What its settlements come to.</summary>
    public required Money Total { get; init; }

    /// <summary>What its charge lines come to.</summary>
    public required Money Lines { get; init; }

    /// <summary>Examinations and laboratory tests.</summary>
    public Money Exams { get; init; }

    /// <summary>Drugs, herbs and patent medicines.</summary>
    public Money Drugs { get; init; }

    /// <summary>Consumables.</summary>
    public Money Materials { get; init; }

    /// <summary>Treatment.</summary>
    public Money Treatment { get; init; }

    /// <summary>Whether it is what the rule on check-up style admissions looks for.</summary>
    public bool IsCheckup { get; init; }

    /// <summary>How far the charge lines differ from the settlements, as a share of these: 0 if all lines are there.</summary>
    public double Missing => Math.Abs(1 - ((double)Lines.Fen / Total.Fen));
}
