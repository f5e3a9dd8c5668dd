using System.Text;
using System.Text.Json;
using Google.Protobuf;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Pipeline.Decoding;
using RiskStream.Statements;
using RiskStream.TestKit;
using Xunit.Abstractions;

namespace RiskStream.Pipeline.Tests.HotPath;

/// <summary>
/// Allocated bytes are exact, so they are gated: tests/RiskStream.Benchmarks/allocation-budgets.json says how many a settlement of six
/// lines may take. Whoever needs fewer lowers the budget; whoever needs more says why in the change that raises it.
/// </summary>
public class AllocationTests(ITestOutputHelper output)
{
    private const int Settlements = 4096;
    private const int Persons = 128;

    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));

    private readonly EventDecoder _decoder = new();

    [Theory]
    [InlineData("decode_protobuf", true, false)]
    [InlineData("decode_json", false, false)]
    [InlineData("decode_and_apply_protobuf", true, true)]
    [InlineData("decode_and_apply_json", false, true)]
    public void Nothing_allocates_more_than_its_budget(string name, bool isProtobuf, bool applies)
    {
        var budget = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "allocation-budgets.json")))
            .RootElement.GetProperty(name).GetInt64();
        var records = Enumerable.Range(0, Settlements).Select(number => Record(number, SampleSettlements.Lines, isProtobuf)).ToArray();
        Run(records, applies);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(records, applies);
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / Settlements;

        output.WriteLine($"{name}: {allocated} bytes a settlement, budget {budget}");
        Assert.InRange(allocated, budget * 85 / 100, budget);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_line_allocates_what_is_kept_of_it_and_nothing_else(bool isProtobuf)
    {
        var few = Record(7, 6, isProtobuf);
        var many = Record(7, 60, isProtobuf);
        Decode(few);
        Decode(many);

        var difference = Allocated(many) - Allocated(few);

        var kept = Decode(many).Bytes.Length - Decode(few).Bytes.Length + (54 * Statement.IndexBytesPerFact);
        Assert.InRange(difference, kept - 8, kept + 8);
    }

    private long Allocated(InputRecord record)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Decode(record);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private Statement Decode(InputRecord record) =>
        ((DecodeResult<PersonEvent>.Decoded)_decoder.Decode(record)).Content.Statements[0];

    private void Run(InputRecord[] records, bool applies)
    {
        var ledgers = Enumerable.Range(0, applies ? Persons : 0).Select(_ => new PersonLedger()).ToArray();
        var facts = 0;
        for (var number = 0; number < records.Length; number++)
        {
            var statement = Decode(records[number]);
            if (applies)
            {
                ledgers[number % Persons].Add(statement);
                facts += ledgers[number % Persons].FactsAbout(statement).Count;
            }
        }

        Assert.Equal(applies ? Settlements * (SampleSettlements.Lines + 1) : 0, facts);
    }

    private static InputRecord Record(int number, int lines, bool isProtobuf)
    {
        var envelope = SampleSettlements.Next(number, Persons);
        while (envelope.Settlement.Lines.Count < lines)
        {
            var line = envelope.Settlement.Lines[0].Clone();
            line.FeedetlSn += $"-{envelope.Settlement.Lines.Count}";
            envelope.Settlement.Lines.Add(line);
        }

        return new InputRecord
        {
            Offset = number,
            Value = isProtobuf ? envelope.ToByteArray() : Encoding.UTF8.GetBytes(Json.Format(envelope)),
            ContentType = isProtobuf ? ContentTypes.Protobuf : null,
        };
    }
}
