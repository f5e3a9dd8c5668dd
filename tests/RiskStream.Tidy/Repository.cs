using System.Diagnostics;

namespace RiskStream.Tidy;

/// <summary>The files of the checkout that are under version control, by path from the root.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every tracked file, with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    public static IEnumerable<string> Sources => Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal));

    public static string[] LinesOf(string file) => File.ReadAllLines(Path.Combine(Root, file));

    public static string TextOf(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RiskStream.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException($"no RiskStream.sln above {AppContext.BaseDirectory}; run the tests from a checkout");
    }

    private static List<string> ListFiles()
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = Root, RedirectStandardOutput = true };
        start.ArgumentList.Add("ls-files");
        start.ArgumentList.Add("--cached");
        start.ArgumentList.Add("--others");
        start.ArgumentList.Add("--exclude-standard");
        using var git = Process.Start(start)!;
        var files = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return [.. files.Where(file => File.Exists(Path.Combine(Root, file)))];
    }
}
