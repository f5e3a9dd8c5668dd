using Confluent.Kafka;

namespace RiskStream.Pipeline.Tests.Consuming;

public sealed class PartitionRunTests
{
    private static readonly TimeSpan AlmostTwoSeconds = TimeSpan.FromSeconds(1.9);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(0.2);

    [Fact]
    public async Task A_client_led_beyond_the_stored_offset_is_sent_back_and_nothing_is_lost()
    {
        await using var run = await RunUnderTest.StreamingAsync(stored: 7, low: 0, high: 12);
        run.Client.Remembers(low: 0, high: 13);

        run.Read(12);
        Assert.Equal([7L, 7L], run.Client.Seeks);
        Assert.Empty(run.Applied);

        run.Read(7, 8, 9);
        run.Tend();
        run.Read(10, 11, 12);
        await run.CommitsAsync(13);

        Assert.Equal([7L, 8L, 9L, 10L, 11L, 12L], run.Applied);
        Assert.Equal([7L, 7L], run.Client.Seeks);
        Assert.Equal(0, run.Counters.Lost);
    }

    [Fact]
    public async Task A_client_led_astray_twice_is_sent_back_twice()
    {
        await using var run = await RunUnderTest.StreamingAsync(stored: 0, low: 0, high: 5);

        run.Read(5);
        run.Read(6);
        run.Read(0, 1);
        await run.CommitsAsync(2);

        Assert.Equal([0L, 0L, 0L], run.Client.Seeks);
        Assert.Equal([0L, 1L], run.Applied);
    }

    [Fact]
    public async Task A_gap_that_the_log_shows_twice_is_a_gap_and_no_loss()
    {
        await using var run = await RunUnderTest.StreamingAsync(stored: 7, low: 0, high: 12);
        run.Client.Remembers(low: 7, high: 12);

        run.Read(9);
        Assert.Equal([7L, 7L], run.Client.Seeks);

        run.Read(9, 10);
        await run.CommitsAsync(11);

        Assert.Equal([9L, 10L], run.Applied);
        Assert.Equal([7L, 7L], run.Client.Seeks);
        Assert.Equal(0, run.Counters.Lost);
    }

    [Fact]
    public async Task Records_that_retention_took_since_the_seek_are_counted_lost()
    {
        await using var run = await RunUnderTest.StreamingAsync(stored: 7, low: 0, high: 12);
        run.Client.Remembers(low: 10, high: 12);

        run.Read(10, 11);
        await run.CommitsAsync(12);

        Assert.Equal([10L, 11L], run.Applied);
        Assert.Equal([7L], run.Client.Seeks);
        Assert.Equal(3, run.Counters.Lost);
    }

    [Fact]
    public async Task Records_that_retention_took_before_the_seek_are_counted_lost_once()
    {
        await using var run = await RunUnderTest.StreamingAsync(stored: 7, low: 10, high: 12);
        run.Client.Remembers(low: 10, high: 12);

        run.Read(10, 11);
        await run.CommitsAsync(12);

        Assert.Equal([10L], run.Client.Seeks);
        Assert.Equal(3, run.Counters.Lost);
    }

    [Fact]
    public async Task Records_between_the_logs_begin_and_where_the_client_was_led_are_not_skipped()
    {
        await using var run = await RunUnderTest.StreamingAsync(stored: 7, low: 0, high: 12);
        run.Client.Remembers(low: 10, high: 13);

        run.Read(12);
        run.Read(10, 11, 12);
        await run.CommitsAsync(13);

        Assert.Equal([7L, 10L], run.Client.Seeks);
        Assert.Equal([10L, 11L, 12L], run.Applied);
        Assert.Equal(3, run.Counters.Lost);
    }

    [Fact]
    public async Task An_offset_that_does_not_come_although_the_log_has_it_is_sought_again_ever_less_often()
    {
        await using var run = await RunUnderTest.StreamingAsync(stored: 7, low: 0, high: 12);

        Pass(run, AlmostTwoSeconds);
        Assert.Equal([7L], run.Client.Seeks);

        Pass(run, Moment);
        Assert.Equal([7L, 7L], run.Client.Seeks);

        Pass(run, AlmostTwoSeconds);
        Pass(run, AlmostTwoSeconds);
        Assert.Equal([7L, 7L], run.Client.Seeks);

        Pass(run, Moment + Moment);
        Assert.Equal([7L, 7L, 7L], run.Client.Seeks);
    }

    [Fact]
    public async Task A_log_that_grows_without_being_read_is_sought_again()
    {
        await using var run = await RunUnderTest.StreamingAsync(stored: 12, low: 0, high: 12);
        Pass(run, TimeSpan.FromHours(1));
        Assert.Equal([12L], run.Client.Seeks);

        run.Client.Remembers(low: 0, high: 13);
        run.Tend();
        Assert.Equal([12L], run.Client.Seeks);

        Pass(run, AlmostTwoSeconds + Moment);
        Assert.Equal([12L, 12L], run.Client.Seeks);
    }

    [Fact]
    public async Task Nothing_is_sought_again_for_being_slow_once_the_first_record_came()
    {
        await using var run = await RunUnderTest.StreamingAsync(stored: 7, low: 0, high: 12);
        run.Client.Remembers(low: 0, high: 12);
        run.Tend();

        run.Read(7);
        Pass(run, TimeSpan.FromMinutes(1));
        await run.CommitsAsync(8);
        Pass(run, TimeSpan.FromMinutes(1));

        Assert.Equal([7L], run.Client.Seeks);
    }

    [Fact]
    public async Task A_gap_in_mid_stream_is_taken_as_it_comes()
    {
        await using var run = await RunUnderTest.StreamingAsync(stored: 7, low: 0, high: 20);
        run.Client.Remembers(low: 0, high: 20);

        run.Read(7, 9);
        await run.CommitsAsync(10);
        run.Read(14, 16);
        await run.CommitsAsync(17);

        Assert.Equal([7L, 9L, 14L, 16L], run.Applied);
        Assert.Equal([7L], run.Client.Seeks);
        Assert.Equal(0, run.Counters.Lost);
    }

    [Fact]
    public async Task A_client_led_back_is_sent_on_though_not_all_the_time_and_nothing_is_applied_twice()
    {
        await using var run = await RunUnderTest.StreamingAsync(stored: 7, low: 0, high: 12);
        run.Read(7, 8);
        await run.CommitsAsync(9);

        run.Read(0);
        Assert.Equal([7L, 9L], run.Client.Seeks);
        run.Read(0, 1);
        Assert.Equal([7L, 9L], run.Client.Seeks);
        run.Clock.Advance(TimeSpan.FromMinutes(1));
        run.Read(2);
        Assert.Equal([7L, 9L, 9L], run.Client.Seeks);

        run.Read(9);
        await run.CommitsAsync(10);
        Assert.Equal([7L, 8L, 9L], run.Applied);
    }

    [Fact]
    public async Task A_seek_that_cannot_be_made_yet_leaves_the_gap_in_doubt()
    {
        await using var run = await RunUnderTest.StreamingAsync(stored: 7, low: 0, high: 12);

        run.Client.FailNextSeek(ErrorCode.Local_State);
        run.Read(12);
        run.Read(12);
        run.Read(7);
        await run.CommitsAsync(8);

        Assert.Equal([7L, 7L], run.Client.Seeks);
        Assert.Equal([7L], run.Applied);
    }

    [Fact]
    public async Task A_seek_that_fails_starts_the_partition_again_from_its_checkpoint()
    {
        await using var run = await RunUnderTest.StreamingAsync(stored: 7, low: 0, high: 12);

        run.Client.FailNextSeek(ErrorCode.Local_TimedOut);
        run.Read(12);
        Assert.Equal(1, run.Counters.Restarts);

        Pass(run, TimeSpan.FromMinutes(1));
        await run.StreamsAsync();
        run.Read(7);
        await run.CommitsAsync(8);

        Assert.Equal([7L, 7L], run.Client.Seeks);
        Assert.Equal([7L], run.Applied);
    }

    private static void Pass(RunUnderTest run, TimeSpan time)
    {
        run.Tend();
        run.Clock.Advance(time);
        run.Tend();
    }
}
