using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Reference;

namespace RiskStream.Evaluation;

/// <summary>Whether one stay continues another: a transfer that is stated or filed, or a move within one group of institutions.</summary>
internal static class StayTransfer
{
    /// <summary>What transfers are counted under among the things left out.</summary>
    public const string Name = "EX-TRANSFER";

    private static readonly TimeSpan Within = TimeSpan.FromHours(48);

    /// <summary>Whether the later stay was transferred from the earlier one; they may overlap where a discharge is entered late.</summary>
    public static bool Links(EncounterFacts earlier, EncounterFacts later, IReadOnlyList<Filing> filings, ReferenceData reference) =>
        later.Admission?.Content.TransferredFrom == earlier.Id
        || IsWithinBloc(earlier, later, reference)
        || filings.Any(filing => IsFiled(filing, earlier, later));

    /// <summary>Whether a filed transfer lies within 48 hours of the later admission.</summary>
    public static bool IsFiled(Filing filing, EncounterFacts earlier, EncounterFacts later)
    {
        var filed = filing.BegunAt.IsGiven ? filing.BegunAt : filing.EventTime;
        return filing.Kind == FilingKind.Transfer
            && filing.From == earlier.Provider
            && filing.To == later.Provider
            && (later.AdmittedAt!.Value - filed).Duration() <= Within;
    }

    /// <summary>Whether two institutions belong to one group and the later admission lies within 48 hours of the earlier end, or before it.</summary>
    public static bool IsWithinBloc(EncounterFacts earlier, EncounterFacts later, ReferenceData reference)
    {
        if (earlier.Provider == later.Provider)
        {
            return false;
        }

        var admitted = later.AdmittedAt!.Value;
        var bloc = reference.InstitutionOn(later.Provider, admitted.Day).Bloc;
        return bloc.Length > 0
            && bloc == reference.InstitutionOn(earlier.Provider, admitted.Day).Bloc
            && (earlier.EndedAt is not { } ended || admitted - ended <= Within);
    }
}
