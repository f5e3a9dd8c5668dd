namespace StreamConformance;

public sealed class StandInShapeTests
{
    /// <summary>GOLDEN_ACCEPT=1 writes the file anew; look at the difference before committing it.</summary>
    [Fact]
    public void The_public_shape_is_the_approved_one()
    {
        if (Environment.GetEnvironmentVariable("GOLDEN_ACCEPT") == "1")
        {
            Assert.True(
                string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")),
                "A golden file is accepted by a person, not by CI.");
            File.WriteAllText(ApprovedShape.Path, string.Concat(ApprovedShape.Actual.Select(line => $"{line}\n")));
        }

        Assert.Equal(ApprovedShape.Approved, ApprovedShape.Actual);
    }
}
