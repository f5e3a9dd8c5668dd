using System.Text;
using Confluent.Kafka;
using Google.Protobuf;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.Embedded;
using RiskStream.Pipeline.Hosting;
using RiskStream.Pipeline.Reference;
using RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Tests.Reference;

/// <summary>The topic form of the lists.</summary>
public sealed class ReferenceTopicTests : IAsyncLifetime
{
    private const string Topic = "reference-data";
    private readonly EmbeddedBroker _broker = EmbeddedBroker.Start();

    private ReferenceTopic Lists => ListsWithin(TimeSpan.FromMinutes(2));

    public Task InitializeAsync()
    {
        _broker.CreateTopic(Topic, 2);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _broker.DisposeAsync();

    [Fact]
    public async Task An_empty_topic_holds_no_lists()
    {
        var content = await Lists.ReadAsync(CancellationToken.None);

        Assert.Empty(content.Lists.Entries);
        Assert.Empty(content.Unusable);
    }

    [Fact]
    public async Task Entries_come_as_json_by_default_and_as_protobuf_by_their_content_type()
    {
        await ProduceAsync(null, """{"key_person":{"psn_key":"json","reason":"-"}}"""u8.ToArray());
        await ProduceAsync(null, Person("proto").ToByteArray(), "application/x-protobuf");

        var content = await Lists.ReadAsync(CancellationToken.None);

        Assert.Equal(["key_person/json/", "key_person/proto/"], content.Lists.Entries.Keys);
        Assert.Empty(content.Lists.Data.KeyPersons.On("json", default)!.Reason);
    }

    [Theory]
    [InlineData("key_person/a/", null)]
    [InlineData("key_person/a/", """{"key":"key_person/a/","removed":true}""")]
    [InlineData(null, """{"removed":true,"key_person":{"psn_key":"a"}}""")]
    public async Task A_tombstone_or_a_removal_takes_an_entry_away(string? key, string? value)
    {
        await ProduceAsync("key_person/a/", """{"key_person":{"psn_key":"a"}}"""u8.ToArray());
        await ProduceAsync("key_person/b/", """{"key_person":{"psn_key":"b"}}"""u8.ToArray());

        await ProduceAsync(key, value is null ? null : Encoding.UTF8.GetBytes(value));

        Assert.Equal(["key_person/b/"], (await Lists.ReadAsync(CancellationToken.None)).Lists.Entries.Keys);
    }

    [Theory]
    [InlineData(null, "no json", DeadLetterReason.Malformed)]
    [InlineData(null, "{}", DeadLetterReason.UnknownType)]
    [InlineData(null, """{"key_person":{}}""", DeadLetterReason.InvalidValue)]
    [InlineData("other", """{"key_person":{"psn_key":"a"}}""", DeadLetterReason.InvalidValue)]
    [InlineData(null, """{"key":"other","key_person":{"psn_key":"a"}}""", DeadLetterReason.InvalidValue)]
    public async Task A_bad_entry_is_told_with_its_place_and_the_entry_before_it_stays(string? key, string value, DeadLetterReason reason)
    {
        await ProduceAsync("key_person/a/", """{"key_person":{"psn_key":"a","reason":"kept"}}"""u8.ToArray());
        await ProduceAsync(key, Encoding.UTF8.GetBytes(value));

        var content = await Lists.ReadAsync(CancellationToken.None);

        var letter = Assert.Single(content.Unusable);
        Assert.Equal((reason, Topic, 0, 1L), (letter.Reason, letter.Topic, letter.Partition, letter.Offset));
        Assert.Equal("kept", content.Lists.Data.KeyPersons.On("a", default)!.Reason);
    }

    /// <summary>A broker is told later than the cluster that it leads a partition.</summary>
    [Fact]
    public async Task A_topic_that_was_just_created_is_asked_again_until_its_broker_leads_it()
    {
        _broker.PushRequestErrors(
            KafkaApi.ListOffsets, [.. Enumerable.Repeat(ErrorCode.NotLeaderForPartition, 12)]);

        var content = await Lists.ReadAsync(CancellationToken.None);

        Assert.Empty(content.Lists.Entries);
    }

    [Fact]
    public async Task A_topic_that_does_not_answer_is_named_with_its_remedy()
    {
        _broker.SetBrokerDown();

        var fault = await Assert.ThrowsAsync<ReferenceTopicUnavailableException>(() => ListsWithin(TimeSpan.FromSeconds(20)).ReadAsync(CancellationToken.None));

        Assert.StartsWith($"topic {Topic} (RiskStream:Kafka:ReferenceData) on {_broker.BootstrapServers}", fault.Message, StringComparison.Ordinal);
    }

    private ReferenceTopic ListsWithin(TimeSpan bound) => new(
        new KafkaOptions { BootstrapServers = _broker.BootstrapServers, ReferenceTimeout = bound }, TimeProvider.System);

    private static ReferenceEntry Person(string token) => new() { KeyPerson = new KeyPerson { PsnKey = token } };

    private async Task ProduceAsync(string? key, byte[]? value, string? contentType = null)
    {
        var config = new ProducerConfig { BootstrapServers = _broker.BootstrapServers };
        using var producer = new ProducerBuilder<byte[]?, byte[]?>(config).Build();
        var headers = new Headers();
        if (contentType is not null)
        {
            headers.Add("content-type", Encoding.ASCII.GetBytes(contentType));
        }

        // All in one partition, so that the order is that of the test.
        await producer.ProduceAsync(
            new TopicPartition(Topic, 0),
            new Message<byte[]?, byte[]?> { Key = key is null ? null : Encoding.UTF8.GetBytes(key), Value = value, Headers = headers });
    }
}
