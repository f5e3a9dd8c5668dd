using RiskStream.Alerting.Hub;
using RiskStream.Alerting.Tests.Harness;
using RiskStream.Ports;

namespace RiskStream.Alerting.Tests.Hub;

public class RecentAlertsTests
{
    [Fact]
    public void The_oldest_makes_room_for_the_newest()
    {
        var recent = new RecentAlerts(3);
        var placed = Line(0, 1, 0, 1, 1);

        Assert.All(placed[..3], alert => Assert.Null(recent.Add(alert)));
        Assert.Same(placed[0], recent.Add(placed[3]));
        Assert.Same(placed[1], recent.Add(placed[4]));

        Assert.Equal(3, recent.Count);
        Assert.Equal([placed[2], placed[3], placed[4]], [recent[0], recent[1], recent[2]]);
    }

    [Fact]
    public void The_first_alert_beyond_a_place_is_found_for_every_place()
    {
        var recent = new RecentAlerts(7);
        foreach (var alert in Line(0, 1, 0, 0, 1, 1, 0, 1, 0, 0))
        {
            recent.Add(alert);
        }

        for (var a = 0; a <= 6; a++)
        {
            for (var b = 0; b <= 4; b++)
            {
                var place = AlertLogPosition.Origin.After(0, a - 1).After(1, b - 1);
                var first = Enumerable.Range(0, recent.Count).Where(i => !place.Reaches(recent[i].Position))
                    .Append(recent.Count).First();
                Assert.Equal(first, recent.FirstBeyond(place));
            }
        }
    }

    // Alerts that a reader saw one after another in these partitions.
    private static List<PlacedAlert> Line(params int[] partitions)
    {
        List<PlacedAlert> line = [];
        var position = AlertLogPosition.Origin;
        foreach (var partition in partitions)
        {
            var offset = position.NextOf(partition);
            position = position.After(partition, offset);
            line.Add(new PlacedAlert(Some.Alert($"a-{line.Count}"), partition, offset, position));
        }

        return line;
    }
}
