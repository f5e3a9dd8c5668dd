using RiskStream.Facts;

namespace RiskStream.Rules;

/// <summary>
/// Persons with something in common who are admitted to one institution within days (OP5), once or again and again (OP8).
/// </summary>
public sealed record GroupAdmission : RuleMeasure
{
    /// <inheritdoc/>
    public override TimeSpan CoolDown => TimeSpan.FromHours(24);

    /// <inheritdoc/>
    public override RuleMeasure For(CreditGrade grade) => this with
    {
        Phone = grade.LimitFor(Phone),
        Address = grade.LimitFor(Address),
        Employer = grade.LimitFor(Employer),
        Contact = grade.LimitFor(Contact),
    };

    /// <summary>Length of the window in hours.</summary>
    public required int Hours { get; init; }

    /// <summary>Distinct persons with one phone number that make MEDIUM.</summary>
    public required int Phone { get; init; }

    /// <summary>Distinct persons with one address that make MEDIUM.</summary>
    public required int Address { get; init; }

    /// <summary>Distinct persons with one employer that make MEDIUM.</summary>
    public required int Employer { get; init; }

    /// <summary>Distinct persons with one contact that make MEDIUM.</summary>
    public required int Contact { get; init; }

    /// <summary>So many times the limit make HIGH.</summary>
    public required int HighFactor { get; init; }

    /// <summary>So many separate bursts make HIGH, at least 2.</summary>
    public required int Bursts { get; init; }

    /// <summary>Days within which bursts are counted, the last one with them.</summary>
    public required int BurstDays { get; init; }

    /// <summary>The limit for what persons have in common.</summary>
    public int LimitOf(Bond bond) => bond switch
    {
        Bond.Phone => Phone,
        Bond.Address => Address,
        Bond.Employer => Employer,
        _ => Contact,
    };
}
