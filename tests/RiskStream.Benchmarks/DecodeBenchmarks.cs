using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Pipeline.Decoding;
using RiskStream.Protocol.V1;
using RiskStream.TestKit;

namespace RiskStream.Benchmarks;

/// <summary>
/// From the bytes of an outpatient settlement with six lines to effective facts: decoding alone, decoding and applying to the
/// person's ledger (kept, de-duplicated, resolved to what holds). The scale, on the same bytes, are Google's parser, a walk that hashes
/// every field, and a walk over the JSON. Every settlement is new to its ledger, as nearly all are.
/// </summary>
internal sealed class DecodeBenchmarks
{
    /// <summary>Settlements a run.</summary>
    public const int Settlements = 8192;

    // What a stage takes from Kafka at once.
    private const int Batch = 512;

    // Some 40 events a person and year.
    private const int Persons = 256;

    private readonly EventDecoder _decoder = new();
    private readonly InputRecord[] _protobuf = new InputRecord[Settlements];
    private readonly InputRecord[] _json = new InputRecord[Settlements];
    private Dictionary<string, PersonLedger> _ledgers = [];
    private ulong _touched;

    /// <summary>Makes the records.</summary>
    public DecodeBenchmarks()
    {
        var json = new JsonFormatter(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));
        for (var number = 0; number < Settlements; number++)
        {
            var envelope = SampleSettlements.Next(number, Persons);
            _protobuf[number] = new InputRecord { Offset = number, Value = envelope.ToByteArray(), ContentType = ContentTypes.Protobuf };
            _json[number] = new InputRecord
            {
                Offset = number,
                Value = Encoding.UTF8.GetBytes(JsonNode.Parse(json.Format(envelope))!.ToJsonString()),
                ContentType = ContentTypes.Json,
            };
        }
    }

    /// <summary>What is measured: for scale, what others take for the same bytes; then decoding; then decoding and applying.</summary>
    public IReadOnlyList<Step> Steps =>
    [
        Of("HashProtobuf", _protobuf, record => (long)(FieldHash.OfRecord(record.Value) & 1)),
        Of("GoogleParser", _protobuf, record => Envelope.Parser.ParseFrom(record.Value).Settlement.Lines.Count),
        Of("WalkJson", _json, record => TokensOf(record.Value!)),
        Of("DecodeProtobuf", _protobuf, record => Read(record).Statements[0].Count),
        Of("DecodeAndApplyProtobuf", _protobuf, DecodeAndApply),
        Of("DecodeJson", _json, record => Read(record).Statements[0].Count),
        Of("DecodeAndApplyJson", _json, DecodeAndApply),
    ];

    private Step Of(string name, InputRecord[] records, Func<InputRecord, long> one) =>
        new(name, Settlements / Batch, Batch, batch => Prepare(records, batch), batch => Run(records, batch, one));

    private static long Run(InputRecord[] records, int batch, Func<InputRecord, long> one)
    {
        var sum = 0L;
        foreach (var record in records.AsSpan(batch * Batch, Batch))
        {
            sum += one(record);
        }

        return sum;
    }

    /// <summary>Empties the ledgers at the start of a round, for what it applies must be new, and leaves a batch in the cache as a consumer does that has just copied it.</summary>
    private void Prepare(InputRecord[] records, int batch)
    {
        if (batch == 0)
        {
            _ledgers = Enumerable.Range(0, Persons).ToDictionary(number => $"psn-{number:x8}", _ => new PersonLedger());
        }

        foreach (var record in records.AsSpan(batch * Batch, Batch))
        {
            _touched ^= FieldHash.OfText(record.Value);
        }
    }

    private static long TokensOf(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        var tokens = 0L;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }

    private long DecodeAndApply(InputRecord record)
    {
        var said = Read(record);
        var ledger = _ledgers[said.Ledger];
        var statement = said.Statements[0];
        ledger.Add(statement);
        return ledger.FactsAbout(statement).Count;
    }

    private PersonEvent Read(InputRecord record) => ((DecodeResult<PersonEvent>.Decoded)_decoder.Decode(record)).Content;
}
