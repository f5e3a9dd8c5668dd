using System.Text.Json.Nodes;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.Decoding;
using RiskStream.Pipeline.Hosting;
using RiskStream.Pipeline.Publishing;
using RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Contracts;

/// <summary>Every topic of the stream. A new one is a new entry here, and a test holds the list to <see cref="KafkaOptions"/>.</summary>
internal static class TopicContracts
{
    private const string ByKey =
        "The partition follows from it by murmur2, as Java's default partitioner does; messages of one key keep their order.";

    private static readonly HeaderContract Json =
        new(ContentTypes.Header, "application/json, or left out", Pattern: "^application/json");

    private static readonly HeaderContract Protobuf = new(
        ContentTypes.Header,
        "application/x-protobuf; application/protobuf and application/vnd.google.protobuf mean the same",
        IsRequired: true,
        "^application/(x-protobuf|protobuf|vnd\\.google\\.protobuf)");

    private static readonly HeaderContract Source = new(
        OutputMessages.SourceHeader,
        "stage/partition:offset:sequence of the input record and output that made it; equal for a message that is published again, so receivers drop repetitions by it",
        IsRequired: true,
        "^[a-z]+/[0-9]+:[0-9]+:-?[0-9]+$");

    private static readonly HeaderContract RetryOf = new(
        DeadLetterHeaders.RetryOf, "on a retried record: the dead letter that was sent again, partition:offset in dead-letters", Pattern: "^[0-9]+:[0-9]+$");

    private static readonly HeaderContract Attempt =
        new(DeadLetterHeaders.Attempt, "on a retried record: the number of the retry, from 1", Pattern: "^[0-9]+$");

    public static IReadOnlyList<TopicContract> All(KafkaOptions topics) =>
    [
        SettlementEvents(topics.SettlementEvents),
        InstitutionFacts(topics.InstitutionFacts),
        RiskAlerts(topics.RiskAlerts),
        LateFacts(topics.LateFacts),
        DeadLetterTopic(topics.DeadLetters),
        ReferenceEntries(topics.ReferenceData),
        CheckAudits(topics.CheckAudit),
    ];

    private static TopicContract SettlementEvents(string address) => new()
    {
        Id = "settlementEvents",
        Address = address,
        Description = "What happens at the tills and wards of designated institutions: the input. A message that cannot be used goes to the dead letters, and the partition goes on.",
        IsRead = true,
        Key = $"The person's token, psn_key. {ByKey} All events of a person must have the same key.",
        Messages =
        [
            new()
            {
                Name = "EnvelopeJson", Summary = "An event as proto3 JSON with the proto's own field names.", ContentType = ContentTypes.Json,
                Message = Envelope.Descriptor, Headers = [Json, RetryOf, Attempt],
            },
            new()
            {
                Name = "EnvelopeProtobuf", Summary = "An event as protobuf; the schema is that of its JSON form.", ContentType = ContentTypes.Protobuf,
                Message = Envelope.Descriptor, Headers = [Protobuf, RetryOf, Attempt],
            },
        ],
    };

    private static TopicContract InstitutionFacts(string address) => new()
    {
        Id = "institutionFacts",
        Address = address,
        Description = "Internal: signed changes of institutions' effective facts, from the person stage to the institution stage. Nobody else writes it.",
        IsRead = true,
        IsWritten = true,
        Key = $"The institution's code, fixmedins_code. {ByKey}",
        Messages =
        [
            new()
            {
                Name = "InstitutionFact", Summary = "A change as protobuf; the schema is that of its JSON form.", ContentType = ContentTypes.Protobuf,
                Message = InstitutionFact.Descriptor, Headers = [Protobuf, Source, RetryOf, Attempt],
            },
        ],
    };

    private static TopicContract RiskAlerts(string address) => new()
    {
        Id = "riskAlerts",
        Address = address,
        Description = "The durable record of alerts: every revision of every alert. The current state of an alert is its highest revision; a repeated revision is equal to the first.",
        IsRead = true,
        IsWritten = true,
        Key = $"The alert's id, alert_id. {ByKey}",
        Messages =
        [
            new()
            {
                Name = "RiskAlert", Summary = "A revision as protobuf; the schema is that of its JSON form.", ContentType = ContentTypes.Protobuf,
                Message = RiskAlert.Descriptor, Headers = [Protobuf, Source],
            },
        ],
    };

    private static TopicContract LateFacts(string address) => new()
    {
        Id = "lateFacts",
        Address = address,
        Description = "Facts that arrived beyond the allowed lateness: they are in the ledger and enter only windows of 30 days and more.",
        IsWritten = true,
        Key = $"The person's token, psn_key. {ByKey}",
        Messages =
        [
            new()
            {
                Name = "LateFact", Summary = "A fact that was too late.", ContentType = ContentTypes.Json, Payload = LateFact(), Headers = [Json with { IsRequired = true }, Source],
            },
        ],
    };

    private static TopicContract ReferenceEntries(string address) => new()
    {
        Id = "referenceData",
        Address = address,
        Description = "The reference lists that rules ask, entry by entry. See docs/reference-lists.md.",
        IsRead = true,
        IsWritten = true,
        IsCompacted = true,
        Key = "list/natural key/valid_from of the entry. A message without a value, or with removed, takes the entry away.",
        Messages =
        [
            new()
            {
                Name = "ReferenceEntryJson", Summary = "An entry as proto3 JSON with the proto's own field names.", ContentType = ContentTypes.Json,
                Message = ReferenceEntry.Descriptor, Headers = [Json],
            },
            new()
            {
                Name = "ReferenceEntryProtobuf", Summary = "An entry as protobuf; the schema is that of its JSON form.", ContentType = ContentTypes.Protobuf,
                Message = ReferenceEntry.Descriptor, Headers = [Protobuf],
            },
        ],
    };

    private static TopicContract CheckAudits(string address) => new()
    {
        Id = "checkAudit",
        Address = address,
        Description = "Every question before a settlement with its answer and its duration, and what was done about findings. See docs/check-before-settlement.md.",
        IsWritten = true,
        Key = "msgid of the question; for feedback to a question that is not remembered, the finding's id.",
        Messages =
        [
            new()
            {
                Name = "CheckAudit", Summary = "A record as protobuf; the schema is that of its JSON form.", ContentType = ContentTypes.Protobuf,
                Message = CheckAudit.Descriptor, Headers = [Protobuf],
            },
        ],
    };

    private static TopicContract DeadLetterTopic(string address) => new()
    {
        Id = "deadLetters",
        Address = address,
        Description = "Records that could not be used, with reason and place, and markers of those that were sent again. See docs/dead-letters.md.",
        IsRead = true,
        IsWritten = true,
        Key = "A letter: the original's key. A marker: none, and it stands in its letter's partition.",
        Messages =
        [
            new()
            {
                Name = "DeadLetter", Summary = "A record that was set aside; key and value are the original's.", ContentType = "application/octet-stream",
                Payload = new JsonObject { ["description"] = "The original bytes, whatever they are; none if rs-value-omitted-bytes is given, or if the original had none." },
                Headers = DeadLetterContracts.OfLetters,
            },
            new()
            {
                Name = "RetryMarker", Summary = "The note that a letter was sent again.", ContentType = "application/octet-stream",
                Payload = new JsonObject { ["description"] = "Always none." }, Headers = DeadLetterContracts.OfMarkers,
            },
        ],
    };

    private static JsonObject LateFact() => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("psn_key", "business_key", "event_time", "watermark", "allowed_lateness_seconds"),
        ["properties"] = new JsonObject
        {
            ["psn_key"] = Text("token of the person", null),
            ["business_key"] = Text("of the fact", null),
            ["event_time"] = Text("when it happened", "date-time"),
            ["watermark"] = Text("where the partition stood when it arrived", "date-time"),
            ["allowed_lateness_seconds"] = new JsonObject { ["description"] = "how far behind it could have been", ["type"] = "integer", ["minimum"] = 0 },
        },
    };

    private static JsonObject Text(string description, string? format)
    {
        var schema = new JsonObject { ["description"] = description, ["type"] = "string" };
        if (format is not null)
        {
            schema["format"] = format;
        }

        return schema;
    }
}
