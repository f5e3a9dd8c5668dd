using RiskStream.TestKit;

namespace RiskStream.Pipeline.Tests.TestKit;

public sealed class EventuallyTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task It_returns_the_first_value_that_holds()
    {
        var looks = 0;

        Assert.Equal(3, await Eventually.HoldsAsync("three looks", () => ++looks, value => value >= 3));
    }

    [Fact]
    public async Task A_value_that_holds_at_once_is_not_waited_for() =>
        Assert.Equal("ready", await Eventually.HoldsAsync("ready", () => "ready", _ => true, TimeSpan.FromSeconds(1)));

    [Fact]
    public async Task In_vain_it_says_what_it_waited_for_and_which_values_it_saw()
    {
        var looks = 0;

        var failure = await Assert.ThrowsAsync<TimeoutException>(
            () => Eventually.HoldsAsync(
                "four members", () => looks++ < 1 ? "one" : "two", value => value == "four", TimeSpan.FromSeconds(2)));

        Assert.Contains("Waited 2 s for: four members.", failure.Message);
        Assert.Matches("\"one\";.*\"two\";$", failure.Message);
    }

    [Fact]
    public async Task A_look_that_never_returns_is_given_up_at_the_bound()
    {
        var failure = await Assert.ThrowsAsync<TimeoutException>(() => Eventually.HoldsAsync(
            "an answer", _ => new TaskCompletionSource<int>().Task, _ => true, Short));

        Assert.Contains("The first look did not return.", failure.Message);
    }

    [Fact]
    public async Task What_a_look_throws_ends_the_wait()
    {
        Func<int> broken = () => throw new InvalidDataException("broken");

        await Assert.ThrowsAsync<InvalidDataException>(() => Eventually.HoldsAsync("a value", broken, _ => true));
    }
}
