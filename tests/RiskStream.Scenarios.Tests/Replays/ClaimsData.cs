using RiskStream.Cli.Replaying;
using RiskStream.Facts;
using RiskStream.TestKit;

namespace RiskStream.Scenarios.Tests.Replays;

/// <summary>The public claims beside the checkout, where they are present.</summary>
internal static class ClaimsData
{
    public const string MissingReason = "no claims at ../shared/data/desynpuf beside the checkout";

    private static string Folder =>
        Path.GetFullPath("../shared/data/desynpuf", RepositoryRoot.TryFind(AppContext.BaseDirectory) ?? AppContext.BaseDirectory);

    public static bool IsPresent => Directory.Exists(Folder);

    public static List<PersonEvent> Inpatient(int sample)
    {
        var file = Path.Combine(Folder, $"DE1_0_2008_to_2010_Inpatient_Claims_Sample_{sample}.csv.gz");
        return [.. DesynpufInput.Read(file, _ => { }).Select(input => Assert.IsType<ReplayInput.Usable>(input).Content)];
    }
}

/// <summary>A theory over the public claims; reported as skipped, with the reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClaimsTheoryAttribute : TheoryAttribute
{
    public ClaimsTheoryAttribute() => Skip = ClaimsData.IsPresent ? null : ClaimsData.MissingReason;
}
