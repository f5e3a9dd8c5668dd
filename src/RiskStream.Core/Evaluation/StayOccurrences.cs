using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>Stays as windows count them: those linked by a transfer have one identity, that of the first.</summary>
internal static class StayOccurrences
{
    /// <summary>All stays, by admission.</summary>
    public static List<Occurrence> Of(
        RuleDefinition rule, IReadOnlyList<EncounterFacts> stays, IReadOnlyList<Filing> filings, ReferenceData reference)
    {
        var links = Links(stays, filings, reference);
        var counted = new List<Occurrence>(stays.Count);
        foreach (var stay in stays)
        {
            var admittedAt = stay.AdmittedAt!.Value;
            counted.Add(new Occurrence(stay.AdmittedBy, admittedAt, ChainOf(stay.Id, links).Value, stay.Provider, stay.Region)
            {
                TooLate = stay.AdmittedTooLate,
                ExcludedBy = Exclusions.Of(rule, stay, reference, stay.Provider, admittedAt.Day),
            });
        }

        return counted;
    }

    private static Dictionary<EncounterId, EncounterId> Links(
        IReadOnlyList<EncounterFacts> stays, IReadOnlyList<Filing> filings, ReferenceData reference)
    {
        var links = new Dictionary<EncounterId, EncounterId>();
        for (var i = 0; i < stays.Count; i++)
        {
            var stated = stays[i].Admission?.Content.TransferredFrom ?? default;
            if (stated.Value is not null)
            {
                links[stays[i].Id] = stated;
            }
            else if (i > 0
                && (StayTransfer.IsWithinBloc(stays[i - 1], stays[i], reference)
                    || filings.Any(filing => StayTransfer.IsFiled(filing, stays[i - 1], stays[i]))))
            {
                links[stays[i].Id] = stays[i - 1].Id;
            }
        }

        return links;
    }

    private static EncounterId ChainOf(EncounterId encounter, Dictionary<EncounterId, EncounterId> links)
    {
        // A faulty source may link encounters in a ring; the number of links bounds the walk.
        for (var step = 0; step < links.Count && links.TryGetValue(encounter, out var previous); step++)
        {
            encounter = previous;
        }

        return encounter;
    }
}
