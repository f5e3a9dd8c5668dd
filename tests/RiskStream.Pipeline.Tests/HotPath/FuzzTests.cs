using System.Text;
using Google.Protobuf;
using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.Decoding;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Stages;
using Xunit.Abstractions;

namespace RiskStream.Pipeline.Tests.HotPath;

/// <summary>Whatever comes, each record is a fact, a repetition or a dead letter, and nothing throws.</summary>
public class FuzzTests(ITestOutputHelper output)
{
    private const int Records = 1_000_000;
    private const int Originals = 2_000;
    private const int RecordsAState = 100_000;
    private const int Seed = 20_261_122;

    [Fact]
    public void A_million_mutated_records_are_all_accounted_for()
    {
        output.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        var formatter = new JsonFormatter(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));
        var originals = Enumerable.Range(0, Originals).Select(_ => new RandomEnvelopes(random).Next()).Select(envelope =>
            (Protobuf: envelope.ToByteArray(), Json: Encoding.UTF8.GetBytes(formatter.Format(envelope)))).ToArray();
        var decoder = new EventDecoder();
        var stage = new PersonStage(new RuleSet([]), ReferenceData.Empty, new AllowedLateness(), new Retention());
        var memory = StageMemory.Decode([]);
        var states = new Dictionary<string, KeyedState>();
        var letters = new Dictionary<string, long>();
        long facts = 0, repetitions = 0;
        for (var number = 0; number < Records; number++)
        {
            if (number % RecordsAState == 0)
            {
                states.Clear();
                memory = StageMemory.Decode([]);
            }

            var isProtobuf = random.Next(2) == 0;
            var original = originals[random.Next(Originals)];
            var decoded = decoder.Decode(new InputRecord
            {
                Offset = number,
                Value = Mutate(isProtobuf ? original.Protobuf : original.Json, random),
                ContentType = isProtobuf ? ContentTypes.Protobuf : null,
                IngestedAt = new EventTimestamp(1_777_000_000_000_000),
            });
            if (decoded is DecodeResult<PersonEvent>.Rejected rejected)
            {
                letters[rejected.Reason.ToString()] = letters.GetValueOrDefault(rejected.Reason.ToString()) + 1;
                continue;
            }

            var outputs = new StageOutputs();
            outputs.BeginRecord(0, number);
            stage.Apply(((DecodeResult<PersonEvent>.Decoded)decoded).Content, key => StateOf(states, key), memory, outputs);
            facts += outputs.Applied;
            repetitions += outputs.Duplicates;
        }

        output.WriteLine($"{facts} facts, {repetitions} repetitions, {string.Join(", ", letters)}");
        Assert.Equal(Records, facts + repetitions + letters.Values.Sum());
        Assert.True(facts > Records / 50 && repetitions > Records / 50 && letters.Count >= 4, "some outcome hardly occurred");
    }

    private static KeyedState StateOf(Dictionary<string, KeyedState> states, string key) =>
        states.TryGetValue(key, out var state) ? state : states[key] = new PersonState(key);

    /// <summary>Up to three bytes changed, sometimes cut off, sometimes a piece said twice; every fifth is left as it was.</summary>
    private static byte[] Mutate(byte[] original, Random random)
    {
        if (random.Next(5) == 0 || original.Length < 2)
        {
            return original;
        }

        var bytes = (byte[])original.Clone();
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        var at = random.Next(bytes.Length);
        return random.Next(10) switch
        {
            0 => bytes[..at],
            1 => [.. bytes[..at], .. bytes[(at / 2)..]],
            _ => bytes,
        };
    }
}
