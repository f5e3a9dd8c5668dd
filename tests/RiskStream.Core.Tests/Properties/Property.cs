using System.Text;
using RiskStream.Facts;
using Xunit.Abstractions;

namespace RiskStream.Core.Tests;

/// <summary>Checks a statement on many random histories; on failure prints the seed and the smallest history that still fails.</summary>
internal static class Property
{
    /// <summary>
    /// Checks seeds first … first + histories − 1. The check returns null if the statement holds, else what it saw; it gets a generator
    /// of its own, so that a shortened history meets the same decisions.
    /// </summary>
    public static void Holds(
        ITestOutputHelper output,
        (int First, int Histories) seeds,
        Func<Random, List<PersonEvent>> generate,
        Func<List<PersonEvent>, Random, string?> check)
    {
        output.WriteLine($"seeds {seeds.First} … {seeds.First + seeds.Histories - 1}");
        for (var seed = seeds.First; seed < seeds.First + seeds.Histories; seed++)
        {
            var history = generate(new Random(seed));
            if (check(history, new Random(seed)) is not null)
            {
                var smallest = Shrink(history, shorter => check(shorter, new Random(seed)) is not null);
                Assert.Fail($"seed {seed}: {check(smallest, new Random(seed))}\nof the records\n{Describe(smallest)}");
            }
        }
    }

    public static string Describe(IEnumerable<PersonEvent> records)
    {
        var text = new StringBuilder();
        foreach (var record in records)
        {
            foreach (var said in record.Assertions)
            {
                text.AppendLine($"  {record.Beneficiary} {said.Content.Encounter} {said.Key} v{said.Version} of {said.Content.EventTime} in {said.IngestedAt} {said.MessageId}"
                    + $"{(said.Parent.IsGiven ? $" within {said.Parent} v{said.ParentVersion}" : string.Empty)}: {Detail(said.Content)}");
            }
        }

        return text.ToString();
    }

    private static string Detail(Fact fact) => fact switch
    {
        Admission admission => $"{string.Join(' ', admission.Diagnoses)} from {admission.TransferredFrom}",
        Settlement settlement => $"{settlement.Service} at {settlement.Provider} {string.Join(' ', settlement.Diagnoses)} "
            + $"begun {settlement.BegunAt} {settlement.Device} {settlement.PersonPresent} {settlement.FamilyPayment} {settlement.ChargeBatch}",
        ClaimLine line => $"{line.Item} by {line.Doctor} x {line.QuantityE4} {line.ChargeBatch}",
        Disposition decided => $"{decided.Decision} of {decided.RuleId} {decided.SubjectKind} {decided.SubjectKey} {decided.Days}",
        Cancellation cancellation => $"takes back {cancellation.Target}",
        _ => string.Empty,
    };

    private static List<PersonEvent> Shrink(List<PersonEvent> history, Func<List<PersonEvent>, bool> fails)
    {
        for (var without = history.Count - 1; without >= 0; without--)
        {
            var shorter = history.Where((_, index) => index != without).ToList();
            if (fails(shorter))
            {
                return Shrink(shorter, fails);
            }
        }

        return history;
    }
}
