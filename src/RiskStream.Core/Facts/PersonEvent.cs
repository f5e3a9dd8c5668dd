using RiskStream.EventTime;
using RiskStream.Statements;

namespace RiskStream.Facts;

/// <summary>A decoded record of the input: what one message states about one beneficiary, or about an institution's stock.</summary>
public sealed record PersonEvent
{
    private readonly string? _ledger;
    private IReadOnlyList<Statement> _statements = [];
    private IReadOnlyList<Assertion>? _assertions = [];

    /// <summary>Whom it is about; <c>default</c> if it names nobody.</summary>
    public required BeneficiaryId Beneficiary { get; init; }

    /// <summary>The ledger that it enters: the beneficiary's, or one of its own for what concerns no person.</summary>
    public string Ledger
    {
        get => _ledger ?? Beneficiary.Value;
        init => _ledger = value;
    }

    /// <summary>When it happened.</summary>
    public required EventTimestamp EventTime { get; init; }

    /// <summary>When the platform took it in; the broker's time if the adapter gave none.</summary>
    public required EventTimestamp IngestedAt { get; init; }

    /// <summary>What it states. Empty for events that say nothing that holds: a calculation before settlement, a query.</summary>
    public IReadOnlyList<Statement> Statements
    {
        get => _statements;
        init => (_statements, _assertions) = (value, null);
    }

    /// <summary>The same, fact by fact.</summary>
    public IReadOnlyList<Assertion> Assertions
    {
        get => _assertions ??= StatementCodec.Decode(_statements);
        init => (_statements, _assertions) = (StatementCodec.Encode(value), value);
    }

    /// <summary>History that is loaded: updates state, pushes no live alert.</summary>
    public bool IsBackfill { get; init; }
}
