namespace RiskStream.Rules.Tests.Approvals;

public sealed class ApprovedFileTests
{
    [Theory]
    [InlineData("1", null, true)]
    [InlineData("1", "", true)]
    [InlineData("1", "true", false)]
    [InlineData("1", "1", false)]
    [InlineData("0", null, false)]
    [InlineData(null, null, false)]
    public void A_text_is_accepted_by_an_explicit_act_only_and_never_in_ci(
        string? goldenAccept, string? ci, bool may) =>
        Assert.Equal(may, ApprovedFile.MayAccept(goldenAccept, ci));

    [Fact]
    public void A_text_that_is_approved_passes()
    {
        var folder = Directory.CreateTempSubdirectory("riskstream-approved-");
        var path = Path.Combine(folder.FullName, "a.approved.txt");
        File.WriteAllText(path, "one\r\ntwo\r\n");

        new ApprovedFile(path).MustBe("one\ntwo\n");

        folder.Delete(recursive: true);
    }
}
