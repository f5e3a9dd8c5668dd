using System.Collections.Immutable;
using RiskStream.Alerting.Subscriptions;
using RiskStream.Ports;

namespace RiskStream.Alerting.Tests.Subscriptions;

public class ResumeTokenTests
{
    private const string Remedy =
        "Subscribe with from_time instead, a little before the last alert that you have, and drop those that you " +
        "know by alert_id and revision.";

    [Fact]
    public void What_was_written_is_read()
    {
        var offsets = ImmutableSortedDictionary<int, long>.Empty
            .Add(0, 0).Add(1, 127).Add(2, 128).Add(7, long.MaxValue).Add(999, 5);

        Assert.True(ResumeToken.TryRead(new ResumeToken(new(offsets)).Bytes.Span, out var token, out _));

        Assert.Equal(offsets, token.Position.NextOffsets);
    }

    [Fact]
    public void The_place_before_everything_has_a_token()
    {
        var bytes = new ResumeToken(AlertLogPosition.Origin).Bytes;

        Assert.True(ResumeToken.TryRead(bytes.Span, out var token, out _));
        Assert.Empty(token.Position.NextOffsets);
    }

    [Fact]
    public void Sixteen_partitions_of_a_million_alerts_take_less_than_eighty_bytes()
    {
        var offsets = Enumerable.Range(0, 16).ToImmutableSortedDictionary(partition => partition, _ => 1_000_000L);

        Assert.InRange(new ResumeToken(new(offsets)).Bytes.Length, 1, 79);
    }

    [Fact]
    public void Every_damaged_byte_is_noticed()
    {
        var sound = new ResumeToken(AlertLogPosition.Origin.After(0, 1000).After(1, 7)).Bytes.ToByteArray();
        for (var index = 0; index < sound.Length; index++)
        {
            var damaged = sound.ToArray();
            damaged[index] ^= 0x10;
            Assert.False(ResumeToken.TryRead(damaged, out _, out var problem));
            Assert.Contains(Remedy, problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_cut_is_noticed()
    {
        var sound = new ResumeToken(AlertLogPosition.Origin.After(0, 1000).After(1, 7)).Bytes.ToByteArray();
        for (var length = 0; length < sound.Length; length++)
        {
            Assert.False(ResumeToken.TryRead(sound.AsSpan(0, length), out _, out _), $"{length} bytes were accepted");
        }
    }

    [Theory]
    [InlineData(
        new byte[0], "resume_token is empty. Leave it out to subscribe from now on, or subscribe with from_time.")]
    [InlineData(
        new byte[] { 9, 1, 2, 3, 4, 5, 6 },
        "resume_token has format version 9; this service reads version 1. " + Remedy)]
    [InlineData(
        new byte[] { 1, 0, 0 }, "resume_token has 3 bytes; one of this service has 6 to 65536. " + Remedy)]
    [InlineData(
        new byte[] { 1, 0, 0, 0, 0, 0, 0 },
        "resume_token is cut or damaged: the checksum of its 7 bytes does not match. " + Remedy)]
    public void What_cannot_be_read_is_named_with_the_remedy(byte[] bytes, string problem)
    {
        Assert.False(ResumeToken.TryRead(bytes, out var token, out var said));

        Assert.Null(token);
        Assert.Equal(problem, said);
    }
}
