namespace RiskStream.Rules.Tests.Approvals;

/// <summary>Where the files of the checkout lie.</summary>
internal static class Repository
{
    /// <summary>The folder that holds RiskStream.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of this test project.</summary>
    public static string Tests => Path.Combine(Root, "tests", "RiskStream.Rules.Tests");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RiskStream.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException(
            $"no folder above {AppContext.BaseDirectory} holds RiskStream.sln; run from a checkout");
    }
}
