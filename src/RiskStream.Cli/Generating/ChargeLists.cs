using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating;

/// <summary>Writes what may not be charged so often, so soon, together or in pieces.</summary>
internal static class ChargeLists
{
    private static readonly (Item Item, string Group, int MinGapDays)[] Repeats =
    [
        (Exams.ChestCt, "chest-ct", 7),
        (Exams.HeadCt, "head-ct", 7),
        (Exams.HeadMri, "head-mri", 14),
        (Exams.LumbarMri, "lumbar-mri", 14),
        (Exams.Heart, "echocardiogram", 14),
        (Exams.TumourMarkers, "tumour-markers", 30),
    ];

    public static IReadOnlyList<FrequencyCap> Caps(Validity validity) =>
    [
        .. Repeats.Select(repeat => new FrequencyCap
        {
            Validity = validity,
            MedListCodg = repeat.Item.Code,
            Per = "day",
            ExamGroup = repeat.Group,
            MinGapDays = repeat.MinGapDays,
        }),
        new FrequencyCap { Validity = validity, MedListCodg = Services.Monitoring.Code, Per = "day", Hourly = true, ClearViolation = true },
    ];

    public static IReadOnlyList<ExclusivePair> Pairs(Validity validity) =>
    [
        new ExclusivePair
        {
            Validity = validity,
            FirstMedListCodg = Services.Haemodialysis.Code,
            SecondMedListCodg = Services.Haemodiafiltration.Code,
            Within = "encounter",
            ClearViolation = true,
        },
    ];

    public static IReadOnlyList<ChargeBundle> Bundles(Validity validity)
    {
        var thyroid = new ChargeBundle
        {
            Validity = validity,
            MedListCodg = Exams.ThyroidLab.Code,
            PricE6 = Exams.ThyroidLab.PriceFen * 10_000L,
            MinParts = 3,
        };
        thyroid.IncludedMedListCodgs.AddRange(Exams.PartsOfThyroidLab.Select(part => part.Code));
        return [thyroid];
    }
}
