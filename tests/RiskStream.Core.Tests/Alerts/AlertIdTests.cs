using RiskStream.Alerts;

namespace RiskStream.Core.Tests;

public class AlertIdTests
{
    /// <summary>The value is that of <c>printf 'H01\npsn\npsn-1\n2026-01-25\n' | sha256sum</c>: it must never change.</summary>
    [Fact]
    public void It_is_the_same_for_ever() => Assert.Equal(
        "090e33b14e31d4556b19aef0a3e5975e",
        AlertId.Of("H01", new Subject("psn", "psn-1"), Some.Day("2026-01-25")));

    [Fact]
    public void Rule_subject_and_anchor_all_tell_alerts_apart()
    {
        var subject = new Subject("inst+item", "H1|CT");
        var day = Some.Day("2026-01-25");
        string[] ids =
        [
            AlertId.Of("H07", subject, day),
            AlertId.Of("H08", subject, day),
            AlertId.Of("H07", subject with { Kind = "inst+dr" }, day),
            AlertId.Of("H07", subject with { Key = "H1|MR" }, day),
            AlertId.Of("H07", subject, day + 1),
        ];

        Assert.Distinct(ids);
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{32}$", id));
    }
}
