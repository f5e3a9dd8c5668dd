using RiskStream.Alerting.Hub;

namespace RiskStream.Alerting.Tests.Hub;

public class RevisionMemoryTests
{
    [Fact]
    public void Only_a_higher_revision_of_an_alert_is_admitted()
    {
        var memory = new RevisionMemory(10);

        Assert.True(memory.Admit("x", 1));
        Assert.False(memory.Admit("x", 1));
        Assert.True(memory.Admit("x", 3));
        Assert.False(memory.Admit("x", 2));
        Assert.True(memory.Admit("y", 1));
    }

    [Fact]
    public void At_least_half_of_its_capacity_is_remembered()
    {
        var memory = new RevisionMemory(10);
        Admit(memory, 0, 100);

        for (var number = 95; number < 100; number++)
        {
            Assert.False(memory.Admit($"{number}", 1), $"{number} was forgotten");
        }
    }

    [Fact]
    public void An_alert_that_goes_on_changing_is_not_forgotten()
    {
        var memory = new RevisionMemory(10);
        for (uint revision = 1; revision <= 50; revision++)
        {
            Assert.True(memory.Admit("x", revision));
            Admit(memory, (int)revision * 3, 3);
            Assert.False(memory.Admit("x", revision));
        }
    }

    [Fact]
    public void It_never_holds_more_than_its_capacity()
    {
        var memory = new RevisionMemory(10);
        for (var number = 0; number < 1000; number++)
        {
            memory.Admit($"{number}", 1);
            Assert.InRange(memory.Count, 1, 10);
        }
    }

    private static void Admit(RevisionMemory memory, int first, int count)
    {
        for (var number = first; number < first + count; number++)
        {
            Assert.True(memory.Admit($"{number}", 1));
        }
    }
}
