using System.Text;
using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using Google.Protobuf;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Pipeline.Decoding;
using RiskStream.Protocol.V1;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Stages;
using RiskStream.TestKit;

namespace RiskStream.Benchmarks;

/// <summary>
/// From the bytes of an outpatient settlement with six lines to effective facts: decoding alone, decoding and applying to the
/// person's ledger (kept, de-duplicated, resolved to what holds), and the whole person stage with all rules. Google's parser on the
/// same bytes is the scale. Every settlement is new to its ledger, as nearly all are.
/// </summary>
public class DecodeBenchmarks
{
    /// <summary>Settlements a run.</summary>
    public const int Settlements = 8192;

    // Some 40 events a person and year.
    private const int Persons = 256;

    private readonly EventDecoder _decoder = new();
    private readonly InputRecord[] _protobuf = new InputRecord[Settlements];
    private readonly InputRecord[] _json = new InputRecord[Settlements];
    private Dictionary<string, PersonLedger> _ledgers = [];
    private Dictionary<string, PersonState> _states = [];
    private PersonStage? _stage;

    /// <summary>Makes the records.</summary>
    [GlobalSetup]
    public void MakeRecords()
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

        _stage = new PersonStage(RuleCatalogue.LoadShipped().Rules, ReferenceData.Empty, new AllowedLateness(), new Retention());
    }

    /// <summary>Empties the ledgers: what a run applies must be new.</summary>
    [IterationSetup]
    public void EmptyLedgers()
    {
        _ledgers = Enumerable.Range(0, Persons).ToDictionary(number => $"psn-{number:x8}", _ => new PersonLedger());
        _states = Enumerable.Range(0, Persons).ToDictionary(number => $"psn-{number:x8}", number => new PersonState($"psn-{number:x8}"));
    }

    /// <summary>Google's parser, for scale.</summary>
    [Benchmark(OperationsPerInvoke = Settlements)]
    public int GoogleParser()
    {
        var lines = 0;
        foreach (var record in _protobuf)
        {
            lines += Envelope.Parser.ParseFrom(record.Value).Settlement.Lines.Count;
        }

        return lines;
    }

    /// <summary>Decoding alone.</summary>
    [Benchmark(OperationsPerInvoke = Settlements)]
    public int DecodeProtobuf() => Decode(_protobuf);

    /// <summary>Decoding alone.</summary>
    [Benchmark(OperationsPerInvoke = Settlements)]
    public int DecodeJson() => Decode(_json);

    /// <summary>Decoding, and applying to the ledger.</summary>
    [Benchmark(OperationsPerInvoke = Settlements)]
    public int DecodeAndApplyProtobuf() => DecodeAndApply(_protobuf);

    /// <summary>Decoding, and applying to the ledger.</summary>
    [Benchmark(OperationsPerInvoke = Settlements)]
    public int DecodeAndApplyJson() => DecodeAndApply(_json);

    /// <summary>Decoding, and the person stage with all rules.</summary>
    [Benchmark(OperationsPerInvoke = Settlements)]
    public int PersonStageProtobuf()
    {
        var memory = StageMemory.Decode([]);
        var outputs = new StageOutputs();
        foreach (var record in _protobuf)
        {
            outputs.BeginRecord(0, record.Offset);
            _stage!.Apply(Read(record), key => _states[key], memory, outputs);
        }

        return outputs.All.Count;
    }

    private int Decode(InputRecord[] records)
    {
        var facts = 0;
        foreach (var record in records)
        {
            facts += Read(record).Statements[0].Count;
        }

        return facts;
    }

    private int DecodeAndApply(InputRecord[] records)
    {
        var facts = 0;
        foreach (var record in records)
        {
            var said = Read(record);
            var ledger = _ledgers[said.Ledger];
            var statement = said.Statements[0];
            ledger.Add(statement);
            facts += ledger.FactsAbout(statement).Count;
        }

        return facts;
    }

    private PersonEvent Read(InputRecord record) => ((DecodeResult<PersonEvent>.Decoded)_decoder.Decode(record)).Content;
}
