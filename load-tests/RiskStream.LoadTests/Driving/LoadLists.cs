using RiskStream.Cli.Generating;
using RiskStream.Cli.Generating.Output;
using RiskStream.Pipeline.Reference;
using RiskStream.Protocol.V1;

namespace RiskStream.LoadTests.Driving;

/// <summary>The reference lists of a load test: they name an item of every visit, and some hundred others, so that rules have to look.</summary>
internal static class LoadLists
{
    private const int Others = 400;

    /// <summary>Writes them into a folder and returns the digest by which the service will know them.</summary>
    public static string Write(string folder)
    {
        EventFiles.WriteReferenceLists(
            folder,
            new ReferenceLists(Institutions(), [], [])
            {
                FrequencyCaps =
                [
                    new FrequencyCap { MedListCodg = LoadPersons.Examination, Per = "day", ExamGroup = "CT", MinGapDays = 5 },
                    .. Enumerable.Range(0, Others).Select(number => new FrequencyCap { MedListCodg = ItemOf(number), Per = "day", CntE4 = 10_000 }),
                ],
                ExclusivePairs = [.. Enumerable.Range(0, Others).Select(number => new ExclusivePair
                {
                    FirstMedListCodg = ItemOf(number), SecondMedListCodg = ItemOf(number + 1), Within = "day",
                })],
                ChargeBundles =
                [
                    new ChargeBundle
                    {
                        MedListCodg = ItemOf(0),
                        IncludedMedListCodgs = { LoadPersons.Examination, LoadPersons.Test, ItemOf(1) },
                        PricE6 = 90_000_000,
                    },
                ],
            },
            CancellationToken.None);
        var content = ReferenceFolder.Read(folder);
        return content.Errors.Count == 0
            ? content.Lists.Data.Digest
            : throw new InvalidOperationException($"the lists of the load test cannot be read: {string.Join("; ", content.Errors)}");
    }

    private static List<InstitutionRegistry> Institutions() => [.. Enumerable.Range(0, LoadPersons.Hospitals).Select(number => new InstitutionRegistry
    {
        FixmedinsCode = LoadPersons.HospitalOf(number), Axis = "hospital", Lat = 30.4 + (number / 1000.0), Lon = 106.6,
    })];

    private static string ItemOf(int number) => $"0031{number:D4}0000000";
}
