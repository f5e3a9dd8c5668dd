using System.Globalization;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using Google.Protobuf;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.Decoding;
using RiskStream.Pipeline.Hosting;
using RiskStream.Pipeline.Stages;
using RiskStream.Stages;

namespace RiskStream.Pipeline.Publishing;

/// <summary>Makes Kafka messages of what a batch made. Pure.</summary>
internal sealed class OutputMessages
{
    /// <summary>Header that tells where a message comes from: stage/partition:offset:sequence.</summary>
    public const string SourceHeader = "rs-source";

    private readonly KafkaOptions _topics;

    public OutputMessages(KafkaOptions topics) => _topics = topics;

    public List<(string Topic, Message<byte[]?, byte[]?> Message)> Of(string stage, StageResult result)
    {
        var messages = new List<(string, Message<byte[]?, byte[]?>)>(result.Outputs.All.Count + result.DeadLetters.Count);
        foreach (var output in result.Outputs.All)
        {
            messages.Add(Of(stage, output));
        }

        messages.AddRange(Of(result.DeadLetters));
        return messages;
    }

    public List<(string Topic, Message<byte[]?, byte[]?> Message)> Of(IReadOnlyList<DeadLetter> letters) =>
        [.. letters.Select(letter => (_topics.DeadLetters, DeadLetterMessages.Of(letter)))];

    public static void OmitValue(Message<byte[]?, byte[]?> message)
    {
        message.Headers.Add(DeadLetterHeaders.OmittedBytes, Ascii((message.Value?.Length ?? 0).ToString(CultureInfo.InvariantCulture)));
        message.Value = null;
    }

    private (string Topic, Message<byte[]?, byte[]?> Message) Of(string stage, StageOutput output) => output switch
    {
        StageOutput.Change change => (_topics.InstitutionFacts, Sourced(
            stage, output, change.Content.RoutingKey, InstitutionFactEncoding.ToWire(change.Content).ToByteArray(), ContentTypes.Protobuf)),
        StageOutput.Alert alert => (_topics.RiskAlerts, Sourced(
            stage, output, alert.Content.AlertId, AlertEncoding.ToWire(alert.Content).ToByteArray(), ContentTypes.Protobuf)),
        StageOutput.Late late => (_topics.LateFacts, Sourced(
            stage, output, late.Content.Beneficiary.Value ?? late.Content.Key.Value, Json(late.Content), ContentTypes.Json)),
        _ => throw new InvalidOperationException($"no topic is known for {output.GetType().Name}"),
    };

    private static Message<byte[]?, byte[]?> Sourced(
        string stage, StageOutput output, string key, byte[] value, string contentType) => new()
        {
            Key = Encoding.UTF8.GetBytes(key),
            Value = value,
            Headers = new Headers
            {
                { ContentTypes.Header, Ascii(contentType) },
                { SourceHeader, Ascii($"{stage}/{output.Source}") },
            },
        };

    private static byte[] Json(LateFact late) => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
    {
        ["psn_key"] = late.Beneficiary.Value ?? string.Empty,
        ["business_key"] = late.Key.Value,
        ["event_time"] = late.EventTime.ToUtc(),
        ["watermark"] = late.Watermark.ToUtc(),
        ["allowed_lateness_seconds"] = (long)late.Allowed.TotalSeconds,
    });

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
