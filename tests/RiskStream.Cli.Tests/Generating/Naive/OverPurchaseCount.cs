using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>Rule P04 by brute force: at every purchase what was bought in the 30 days before it.</summary>
internal sealed class OverPurchaseCount(EffectiveFacts facts, bool countsLongPrescriptions = false)
{
    private const int LengthOfGeneric = 10;

    private sealed record Purchase(long At, string Where, int SupplyDays = 0);

    /// <summary>Of a person, and of a person and a drug.</summary>
    public IEnumerable<SubjectHit> Hits() => facts.Outpatient.SelectMany(person =>
    {
        var bought = person.Where(Counts).Select(envelope => (Envelope: envelope, Drugs: DrugsOf(envelope))).ToList();
        var purchases = bought.Where(one => one.Drugs.Count > 0 || one.Envelope.Settlement.RsService == ServiceKind.Purchase)
            .Select(one => new Purchase(one.Envelope.EventTime.Seconds, one.Envelope.FixmedinsCode)).ToList();
        var byDrug = bought
            .SelectMany(one => one.Drugs.Select(drug => (
                Drug: drug.Key, Purchase: new Purchase(one.Envelope.EventTime.Seconds, one.Envelope.FixmedinsCode, drug.Value))))
            .GroupBy(one => one.Drug, one => one.Purchase);
        return Judge(person.Key, purchases, SeverityOfAll)
            .Concat(byDrug.SelectMany(drug => Judge($"{person.Key}|{drug.Key}", [.. drug], SeverityOfDrug)));
    });

    private static IEnumerable<SubjectHit> Judge(string subject, List<Purchase> purchases, Func<List<Purchase>, string> severity) =>
        purchases
            .Select(now => new SubjectHit(subject, now.At, severity(
                purchases.FindAll(one => one.At > now.At - (30 * CivilDays.Day) && one.At <= now.At))))
            .Where(hit => hit.Severity != "NONE");

    private static string SeverityOfAll(List<Purchase> month) =>
        month.Select(one => one.Where).Distinct().Count() >= 5 ? "HIGH"
        : month.Select(one => CivilDays.Of(one.At)).Distinct().Count() >= 10 ? "MEDIUM"
        : "NONE";

    private static string SeverityOfDrug(List<Purchase> month) => (month.Sum(one => one.SupplyDays), month.Count) switch
    {
        ( >= 60, _) => "HIGH",
        (_, >= 5) => "MEDIUM",
        ( >= 39, _) => "LOW",
        _ => "NONE",
    };

    private static Dictionary<string, int> DrugsOf(Envelope envelope) => envelope.Settlement.Lines
        .Where(line => line.MedListCodg.Length > LengthOfGeneric && line.MedListCodg[0] is 'X' or 'Z')
        .GroupBy(line => line.MedListCodg[..LengthOfGeneric])
        .ToDictionary(drug => drug.Key, drug => drug.Sum(line => line.PrdDays.Length == 0 ? 0 : int.Parse(line.PrdDays)));

    private bool Counts(Envelope envelope) => envelope.Settlement.AcctMulaidPayFen == 0
        && (countsLongPrescriptions || envelope.Settlement.MedType != "14");
}
