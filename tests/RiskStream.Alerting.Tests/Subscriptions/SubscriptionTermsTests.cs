using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using RiskStream.Alerting.Subscriptions;
using RiskStream.Alerting.Tests.Harness;
using RiskStream.Ports;
using RiskStream.Protocol.V1;

namespace RiskStream.Alerting.Tests.Subscriptions;

public class SubscriptionTermsTests
{
    [Fact]
    public void An_empty_request_asks_for_everything_from_now_on_with_a_heartbeat_every_ten_seconds()
    {
        var terms = Read(new SubscribeRequest());

        Assert.IsType<SubscriptionStart.Now>(terms.Start);
        Assert.True(terms.Filter.Matches(Some.Alert("x")));
        Assert.Equal(TimeSpan.FromSeconds(10), terms.Heartbeat);
    }

    [Fact]
    public void Each_start_is_understood()
    {
        var token = new ResumeToken(AlertLogPosition.Origin.After(0, 4));

        var after = Read(new SubscribeRequest { ResumeToken = token.Bytes }).Start;
        var from = Read(new SubscribeRequest { FromTime = Timestamp.FromDateTimeOffset(Some.Morning.ToUtc()) }).Start;
        var beginning = Read(new SubscribeRequest { FromBeginning = true }).Start;
        var now = Read(new SubscribeRequest { FromBeginning = false }).Start;

        Assert.Equal(token.Bytes, Assert.IsType<SubscriptionStart.After>(after).Token.Bytes);
        Assert.Equal(new SubscriptionStart.From(Some.Morning), from);
        Assert.IsType<SubscriptionStart.Beginning>(beginning);
        Assert.IsType<SubscriptionStart.Now>(now);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    public void Heartbeats_may_come_every_second_to_every_five_minutes(uint seconds) =>
        Assert.Equal(seconds, Read(new SubscribeRequest { HeartbeatSeconds = seconds }).Heartbeat.TotalSeconds);

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var request = new SubscribeRequest
        {
            Filter = new Protocol.V1.AlertFilter { Axes = { "ward" } },
            FromTime = new Timestamp { Seconds = 1, Nanos = -1 },
            HeartbeatSeconds = 301,
        };

        Assert.False(SubscriptionTerms.TryRead(request, out _, out var problem));

        Assert.Equal(
            "filter.axes holds \"ward\"; allowed: hospital, pharmacy, clinic, cross. " +
            "from_time is no instant: 1 s and -1 ns since 1970; allowed are those of the years 1 to 9999, with 0 to " +
            "999999999 ns. " +
            "heartbeat_seconds is 301; it may be 1 to 300, or 0 for 10.",
            problem);
    }

    [Fact]
    public void A_token_that_cannot_be_read_is_refused()
    {
        var request = new SubscribeRequest { ResumeToken = ByteString.CopyFromUtf8("what is this?") };

        Assert.False(SubscriptionTerms.TryRead(request, out _, out var problem));
        Assert.StartsWith("resume_token has format version 119;", problem, StringComparison.Ordinal);
    }

    private static SubscriptionTerms Read(SubscribeRequest request)
    {
        Assert.True(SubscriptionTerms.TryRead(request, out var terms, out var problem), problem);
        return terms;
    }
}
