using Xunit.Sdk;

namespace RiskStream.Rules.Tests.Approvals;

/// <summary>
/// A text that a person has read and approved. A different text fails and is left beside it as <c>*.received.txt</c>;
/// with GOLDEN_ACCEPT=1 it takes the place of the approved one, but never where CI is set.
/// </summary>
internal sealed class ApprovedFile(string path)
{
    private static readonly string? Ci = Environment.GetEnvironmentVariable("CI");

    private static readonly bool Accepts = MayAccept(Environment.GetEnvironmentVariable("GOLDEN_ACCEPT"), Ci);

    private string Received =>
        Path.ChangeExtension(path.Replace(".approved.", ".", StringComparison.Ordinal), ".received.txt");

    /// <summary>What is approved; empty if nothing is.</summary>
    public string Text => File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : string.Empty;

    /// <summary>Whether these values of GOLDEN_ACCEPT and CI let a new text be accepted.</summary>
    public static bool MayAccept(string? goldenAccept, string? ci) => goldenAccept == "1" && string.IsNullOrEmpty(ci);

    /// <summary>A file beside the tests.</summary>
    public static ApprovedFile Named(string name) => new(Path.Combine(Repository.Tests, name));

    /// <summary>Fails unless the text is the approved one.</summary>
    public void MustBe(string text)
    {
        var approved = Text;
        if (approved == text)
        {
            File.Delete(Received);
            return;
        }

        if (Accepts)
        {
            File.WriteAllText(path, text);
            File.Delete(Received);
            return;
        }

        if (string.IsNullOrEmpty(Ci))
        {
            File.WriteAllText(Received, text);
        }

        throw new XunitException(Difference(approved, text));
    }

    private string Difference(string approved, string text)
    {
        var old = approved.Split('\n');
        var now = text.Split('\n');
        var line = 0;
        while (line < old.Length && line < now.Length && old[line] == now[line])
        {
            line++;
        }

        return $"""
            {Path.GetFileName(path)} differs from line {line + 1} on.
            approved: {(line < old.Length ? old[line] : "(end)")}
            now:      {(line < now.Length ? now[line] : "(end)")}
            If the new text is right, accept it: GOLDEN_ACCEPT=1 dotnet test tests/RiskStream.Rules.Tests
            """;
    }
}
