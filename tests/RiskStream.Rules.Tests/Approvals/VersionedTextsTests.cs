namespace RiskStream.Rules.Tests.Approvals;

public sealed class VersionedTextsTests
{
    private static readonly VersionedText[] Approved =
        [new("H01", "2", "zh: 甲\nen: A"), new("P01", "1", "zh: 乙\nen: B")];

    [Fact]
    public void What_is_written_reads_back() =>
        Assert.Equal(Approved, VersionedTexts.Read(VersionedTexts.Write(Approved)));

    [Fact]
    public void The_same_texts_raise_no_objection() => Assert.Empty(VersionedTexts.Objections(Approved, Approved));

    [Fact]
    public void A_changed_text_with_a_higher_version_raises_no_objection() =>
        Assert.Empty(ObjectionsTo(Approved[0] with { Text = "zh: 丙\nen: C", Version = "3" }));

    [Fact]
    public void A_changed_text_with_the_same_version_is_refused() =>
        Assert.Equal(
            ["The text of H01 changed and its version is still 2. Raise the version."],
            ObjectionsTo(Approved[0] with { Text = "zh: 丙\nen: C" }));

    [Fact]
    public void A_lower_version_is_refused() =>
        Assert.Equal(
            ["The version of H01 fell from 2 to 1. It only grows."], ObjectionsTo(Approved[0] with { Version = "1" }));

    [Fact]
    public void An_id_that_is_gone_is_refused() =>
        Assert.Equal(
            ["H01 is gone, but an id is for ever: keep it, a rule as retired."],
            VersionedTexts.Objections(Approved, [Approved[1]]));

    [Fact]
    public void A_new_id_raises_no_objection() =>
        Assert.Empty(VersionedTexts.Objections(Approved, [.. Approved, new VersionedText("C01", "1", "zh: 丁\nen: D")]));

    private static IReadOnlyList<string> ObjectionsTo(VersionedText first) =>
        VersionedTexts.Objections(Approved, [first, Approved[1]]);
}
