using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Ledger;

/// <summary>All effective facts of one encounter. Immutable; the ledger makes a new one when a statement changes it.</summary>
public sealed class EncounterFacts
{
    /// <summary>The encounter.</summary>
    public required EncounterId Id { get; init; }

    /// <summary>Its admission, if it is a stay that was entered.</summary>
    public EffectiveFact<Admission>? Admission { get; init; }

    /// <summary>Its discharge, if known.</summary>
    public EffectiveFact<Discharge>? Discharge { get; init; }

    /// <summary>Its settlements by event time; more than one where it was settled in mid-stay.</summary>
    public IReadOnlyList<EffectiveFact<Settlement>> Settlements { get; init; } = [];

    /// <summary>Its charge lines by event time.</summary>
    public IReadOnlyList<EffectiveFact<ClaimLine>> Lines { get; init; } = [];

    /// <summary>Every ICD-10 code that any of its facts carries, each once, main ones first.</summary>
    public IReadOnlyList<string> Diagnoses { get; init; } = [];

    /// <summary>Whether nothing of it holds.</summary>
    public bool IsEmpty => Admission is null && Discharge is null && Settlements.Count == 0 && Lines.Count == 0;

    /// <summary>Whether it is a stay: an admission holds, or a settlement says inpatient.</summary>
    public bool IsStay =>
        Admission is not null || Settlements.Any(settlement => settlement.Content.Service == ServiceKind.Inpatient);

    /// <summary>
    /// When the stay began: by its admission, else by the start that its first inpatient settlement gives, else by that
    /// settlement's own time. Absent for an encounter that is no stay.
    /// </summary>
    public EventTimestamp? AdmittedAt
    {
        get
        {
            if (Admission is { } admission)
            {
                return admission.Content.EventTime;
            }

            foreach (var settlement in Settlements)
            {
                if (settlement.Content.Service == ServiceKind.Inpatient)
                {
                    return settlement.Content.BegunAt.IsGiven ? settlement.Content.BegunAt : settlement.Content.EventTime;
                }
            }

            return null;
        }
    }

    /// <summary>The key of the fact by which <see cref="AdmittedAt"/> is known.</summary>
    public FactKey AdmittedBy =>
        Admission?.Key ?? Settlements.FirstOrDefault(s => s.Content.Service == ServiceKind.Inpatient).Key;

    /// <summary>Whether that fact arrived beyond the allowed lateness.</summary>
    public bool AdmittedTooLate =>
        Admission?.TooLate ?? Settlements.FirstOrDefault(s => s.Content.Service == ServiceKind.Inpatient).TooLate;

    /// <summary>Where it took place.</summary>
    public ProviderId Provider =>
        Admission is { } admission ? admission.Content.Provider
        : Settlements.Count > 0 ? Settlements[0].Content.Provider
        : Lines.Count > 0 ? Lines[0].Content.Provider
        : Discharge?.Content.Provider ?? default;

    /// <summary>Region code of the place of treatment.</summary>
    public string Region =>
        Admission is { } admission ? admission.Content.Region
        : Settlements.Count > 0 ? Settlements[0].Content.Region
        : Lines.Count > 0 ? Lines[0].Content.Region
        : Discharge?.Content.Region ?? string.Empty;

    /// <summary>When it ended: by its discharge, else by the end that a settlement gives; absent while unknown.</summary>
    public EventTimestamp? EndedAt =>
        Discharge is { } discharge ? discharge.Content.EventTime
        : Settlements.Select(s => s.Content.EndedAt).Where(end => end.IsGiven).Cast<EventTimestamp?>().LastOrDefault();
}
