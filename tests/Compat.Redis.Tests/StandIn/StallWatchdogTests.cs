using Pipelines.Sockets.Unofficial.Transport;

namespace Compat.Redis.Tests.StandIn;

public sealed class StallWatchdogTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly ManualTimeProvider _time = new();
    private readonly StallWatchdog _watchdog;
    private int _cuts;

    public StallWatchdogTests()
    {
        _watchdog = new StallWatchdog(Limit, _time);
        _watchdog.Watch(() => _cuts++);
    }

    [Fact]
    public void An_idle_connection_is_left_alone()
    {
        _time.Advance(Limit * 100);

        Assert.Equal(0, _cuts);
    }

    [Fact]
    public void Silence_after_a_send_is_cut_after_the_limit_and_not_before()
    {
        _watchdog.Sending();
        _time.Advance(Limit);
        Assert.Equal(0, _cuts);

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, _cuts);
    }

    [Fact]
    public void Sending_more_does_not_put_the_cut_off()
    {
        for (var second = 0; second <= 10; second++)
        {
            _watchdog.Sending();
            _watchdog.Sent(100);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, _cuts);
    }

    [Fact]
    public void An_answer_ends_the_waiting()
    {
        _watchdog.Sending();
        _time.Advance(Limit);
        _watchdog.Received();

        _time.Advance(Limit);

        Assert.Equal(0, _cuts);
    }

    [Fact]
    public void A_long_upload_that_the_other_end_takes_is_not_silence()
    {
        for (var second = 0; second < 100; second++)
        {
            _watchdog.Sending();
            _watchdog.Sent(5 << 20);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(0, _cuts);
    }

    [Fact]
    public void A_process_that_was_itself_suspended_gives_the_answer_time_to_arrive()
    {
        _watchdog.Sending();
        _time.Jump(Limit * 5);
        Assert.Equal(0, _cuts);

        _time.Advance(Limit + TimeSpan.FromSeconds(1));

        Assert.Equal(1, _cuts);
    }
}
