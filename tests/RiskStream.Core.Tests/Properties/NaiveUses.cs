using System.Text;
using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Core.Tests;

/// <summary>One use at an institution, as the definitions make it of an encounter's facts.</summary>
internal sealed record NaiveUse(NaiveEncounter Encounter, NaiveFact Fact, ProviderId Provider)
{
    public BeneficiaryId Person => Encounter.Person;

    public EventTimestamp Time => Fact.Content.EventTime;

    public string ExcludedBy { get; init; } = string.Empty;

    public string Item { get; init; } = string.Empty;

    public string Doctor { get; init; } = string.Empty;

    public IReadOnlyList<string> Panel { get; init; } = [];

    public bool Counts => ExcludedBy.Length == 0 && !Fact.TooLate;

    /// <summary>Of panels with equally many persons the one with the lowest hash is reported.</summary>
    public ulong PanelHash
    {
        get
        {
            var hash = 14695981039346656037UL;
            foreach (var value in Encoding.UTF8.GetBytes(string.Concat(Panel.Select(item => item + "\0"))))
            {
                hash = unchecked((hash ^ value) * 1099511628211UL);
            }

            return hash;
        }
    }

    /// <summary>Examinations and tests that were charged and not given back.</summary>
    public static IEnumerable<NaiveUse> ExamsOf(NaiveEncounter encounter)
    {
        var lines = encounter.Of<ClaimLine>()
            .Where(line => line.Content.Class is ChargeClass.Examination or ChargeClass.Laboratory).ToList();
        var charged = lines.Where(line => line.Content.QuantityE4 >= 0
            && !(lines.Any(other => other.Content.Item == line.Content.Item && other.Content.QuantityE4 < 0)
                && lines.Where(other => other.Content.Item == line.Content.Item).Sum(other => other.Content.QuantityE4) <= 0))
            .ToList();
        return charged.Select(line => new NaiveUse(encounter, line.Fact, line.Content.Provider)
        {
            Item = line.Content.Item,
            Doctor = line.Content.Doctor,
            ExcludedBy = encounter.HasDiagnosis("Z49") ? "EX-DIALYSIS" : string.Empty,
            Panel = [.. charged.Where(other => other.Content.EventTime.Day == line.Content.EventTime.Day)
                .Select(other => other.Content.Item).Distinct().Order(StringComparer.Ordinal)],
        });
    }

    /// <summary>Settlements at pharmacies.</summary>
    public static IEnumerable<NaiveUse> CardsOf(NaiveEncounter encounter) =>
        encounter.Of<Settlement>()
            .Where(settlement => settlement.Content.Provider.Value.StartsWith('P'))
            .Select(settlement => new NaiveUse(encounter, settlement.Fact, settlement.Content.Provider)
            {
                ExcludedBy = encounter.Of<Settlement>().Any(other => other.Content.FamilyPayment.Fen > 0) ? "EX-FAMILY" : string.Empty,
            });
}
