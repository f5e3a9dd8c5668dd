using RiskStream.Alerts;
using RiskStream.Facts;
using RiskStream.Ledger;

namespace RiskStream.Evaluation;

/// <summary>
/// What holds of one person, as rules ask for it. What is not asked for is not read. Valid until the ledger changes; touched only by
/// the stage that owns the person's partition.
/// </summary>
public sealed class PersonTimeline
{
    private readonly PersonLedger _ledger;

    /// <summary>The timeline of a person.</summary>
    public PersonTimeline(BeneficiaryId beneficiary, PersonLedger ledger)
    {
        Beneficiary = beneficiary;
        _ledger = ledger;
    }

    /// <summary>Who.</summary>
    public BeneficiaryId Beneficiary { get; }

    /// <summary>The person as what alerts are about.</summary>
    public Subject Subject => new("psn", Beneficiary.Value);

    /// <summary>Every stay, by its beginning.</summary>
    public IReadOnlyList<EncounterFacts> Stays => field ??= _ledger.Stays();

    /// <summary>Every visit and purchase that was settled, by its first settlement.</summary>
    public IReadOnlyList<EncounterFacts> Visits => field ??= _ledger.Visits();

    /// <summary>Every encounter with charge lines, settled or not, by its id.</summary>
    public IReadOnlyList<EncounterFacts> Charged => field ??= _ledger.Charged();

    /// <summary>What was filed.</summary>
    public IReadOnlyList<Filing> Filings => field ??= _ledger.Filings();
}
