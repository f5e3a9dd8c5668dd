using RiskStream.Reference;

namespace RiskStream.Core.Tests;

/// <summary>
/// The lower limits of a key person were asked for only at admissions and where one left a window, so an episode seemed to begin when
/// a stay dropped out of the count, or did not begin at all.
/// </summary>
public class Key_person_days_were_no_instants
{
    [Fact]
    public void An_episode_begins_with_the_day_on_the_list()
    {
        var reference = new ReferenceDataBuilder();
        reference.AddKeyPerson(Some.Person, Some.OnDay(10).Day, Some.OnDay(20).Day);
        var engine = new TwoStages(new Setting { Rules = [GivenRules.H01], Reference = reference.Build() });

        engine.Feed(
            Some.Admission("E1", Some.OnDay(1)).About(),
            Some.Admission("E2", Some.OnDay(5)).About());

        var alert = Assert.Single(engine.Alerts);
        Assert.Equal(Some.OnDay(10).Day, alert.Draft.Anchor);
        Assert.Equal((2, 2), (alert.Draft.Measured, alert.Draft.Threshold));
        Assert.Equal(Some.OnDay(20, 0), alert.Draft.End);
    }
}
