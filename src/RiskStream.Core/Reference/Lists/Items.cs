namespace RiskStream.Reference.Lists;

/// <summary>重点药品耗材: a drug or consumable under observation.</summary>
public sealed record KeyDrugConsumable : ListEntry
{
    /// <summary>med_list_codg.</summary>
    public required string Item { get; init; }

    /// <summary>Why, or empty.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <inheritdoc/>
    public override string NaturalKey => Item;
}

/// <summary>限价: the most that a unit may cost at a level of hospital.</summary>
public sealed record PriceLimit : ListEntry
{
    /// <summary>med_list_codg.</summary>
    public required string Item { get; init; }

    /// <summary>Level of hospital; empty for all that have no entry of their own.</summary>
    public string Level { get; init; } = string.Empty;

    /// <summary>Yuan a unit, times 10⁶.</summary>
    public required long MostE6 { get; init; }

    /// <inheritdoc/>
    public override string NaturalKey => $"{Item}|{Level}";
}

/// <summary>Two items that are not charged together.</summary>
public sealed record ExclusivePair : ListEntry
{
    /// <summary>The one.</summary>
    public required string First { get; init; }

    /// <summary>The other.</summary>
    public required string Second { get; init; }

    /// <summary>encounter or day.</summary>
    public required string Within { get; init; }

    /// <summary>明确违规: no matter of judgement.</summary>
    public bool IsClearViolation { get; init; }

    /// <inheritdoc/>
    public override string NaturalKey => $"{First}|{Second}";
}

/// <summary>An item whose price includes others.</summary>
public sealed record ChargeBundle : ListEntry
{
    /// <summary>The whole.</summary>
    public required string Item { get; init; }

    /// <summary>Its parts.</summary>
    public required Codes Included { get; init; }

    /// <summary>Yuan for the whole, times 10⁶; 0 if it is not known.</summary>
    public long PriceE6 { get; init; }

    /// <summary>The fewest parts that make the whole; 0 is all of them.</summary>
    public int MinParts { get; init; }

    /// <summary>明确违规: no matter of judgement.</summary>
    public bool IsClearViolation { get; init; }

    /// <inheritdoc/>
    public override string NaturalKey => Item;
}

/// <summary>The most units of an item in a span, and how soon an examination may follow one of its group.</summary>
public sealed record FrequencyCap : ListEntry
{
    /// <summary>med_list_codg.</summary>
    public required string Item { get; init; }

    /// <summary>day, week, month, year or encounter.</summary>
    public required string Per { get; init; }

    /// <summary>Units, times 10⁴; 0 is no bound but that of the clock for hourly items.</summary>
    public required long MostE4 { get; init; }

    /// <summary>Whether a unit is an hour: no more than 24 a day, nor than the stay has.</summary>
    public bool IsHourly { get; init; }

    /// <summary>明确违规: no matter of judgement.</summary>
    public bool IsClearViolation { get; init; }

    /// <summary>Examinations that repeat each other, or empty.</summary>
    public string ExamGroup { get; init; } = string.Empty;

    /// <summary>The fewest civil days between two of the group; 0 is no bound.</summary>
    public int MinGapDays { get; init; }

    /// <inheritdoc/>
    public override string NaturalKey => $"{Item}|{Per}";
}

/// <summary>标准工时: how long a unit of an item keeps a therapist's own hands busy.</summary>
public sealed record StandardMinutes : ListEntry
{
    /// <summary>med_list_codg.</summary>
    public required string Item { get; init; }

    /// <summary>Minutes a unit, times 10⁴. What a machine gives has no entry.</summary>
    public required long MinutesE4 { get; init; }

    /// <inheritdoc/>
    public override string NaturalKey => Item;
}

/// <summary>限支付范围: whom, where and for what the fund pays for an item.</summary>
public sealed record PaymentRestriction : ListEntry
{
    /// <summary>med_list_codg.</summary>
    public required string Item { get; init; }

    /// <summary>ICD-10 prefixes; none is any diagnosis.</summary>
    public Codes Diagnoses { get; init; } = Codes.None;

    /// <summary>1 male, 2 female, empty both.</summary>
    public string Gender { get; init; } = string.Empty;

    /// <summary>From this age in full years.</summary>
    public int AgeFrom { get; init; }

    /// <summary>Below this age in full years; 0 is no bound.</summary>
    public int AgeTo { get; init; }

    /// <summary>Levels of hospital; none is any.</summary>
    public Codes Levels { get; init; } = Codes.None;

    /// <summary>med_type; none is any.</summary>
    public Codes MedicalTypes { get; init; } = Codes.None;

    /// <summary>The restriction's own words.</summary>
    public string Note { get; init; } = string.Empty;

    /// <inheritdoc/>
    public override string NaturalKey => Item;
}
