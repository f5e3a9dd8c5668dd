namespace RiskStream.TestKit;

/// <summary>The folder that holds RiskStream.sln, found by going up from where the tests run.</summary>
public static class RepositoryRoot
{
    private const string Marker = "RiskStream.sln";

    /// <summary>The root's full path.</summary>
    /// <exception cref="DirectoryNotFoundException">The tests run outside a checkout.</exception>
    public static string FullPath => TryFind(AppContext.BaseDirectory) ?? throw new DirectoryNotFoundException(
        $"No folder above '{AppContext.BaseDirectory}' holds {Marker}: run the tests from inside the checkout.");

    /// <summary>A file or folder of the checkout, by its path from the root.</summary>
    public static string Combine(params ReadOnlySpan<string> parts) => Path.Combine([FullPath, .. parts]);

    /// <summary>The root above a folder, or null when there is none.</summary>
    public static string? TryFind(string startingAt)
    {
        for (var folder = new DirectoryInfo(startingAt); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Marker)))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
