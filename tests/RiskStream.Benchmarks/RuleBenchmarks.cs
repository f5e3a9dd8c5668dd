using Google.Protobuf;
using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Pipeline.Decoding;
using RiskStream.Protocol.V1;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Stages;
using RiskStream.TestKit;

namespace RiskStream.Benchmarks;

/// <summary>
/// What each rule costs the person stage: from the bytes of an outpatient settlement with six lines to what is told and said, with no
/// rule, with each alone, with all that are judged on a person's timeline, and with all. The visits are ordinary ones of which no rule
/// says anything; last come visits half an hour apart, so that alerts stand of everybody and each visit changes them.
/// </summary>
internal sealed class RuleBenchmarks
{
    private const string NoRule = "no_rule";
    private const int Settlements = 4096;
    private const int Batch = 512;
    private const int Persons = 128;
    private const int CrowdedPersons = 16;

    private readonly EventDecoder _decoder = new();
    private readonly ReferenceData _lists = SampleVisits.Lists();
    private readonly InputRecord[] _ordinary = Records(Settlements, number => SampleVisits.Next(number, Persons));
    private readonly InputRecord[] _crowded = Records(Batch, HalfAnHourApart);
    private ulong _touched;

    /// <summary>What is measured.</summary>
    public IReadOnlyList<Step> Steps
    {
        get
        {
            var rules = RuleCatalogue.LoadShipped().Rules;
            return
            [
                Of(NoRule, [], _ordinary),
                .. rules.Active.Select(rule => Of(rule.Id, [rule], _ordinary)),
                Of("all_on_persons", [.. rules.Active.Where(IsOnPersons)], _ordinary),
                Of("all_rules", [.. rules.Active], _ordinary),
                Of("all_with_alerts_standing", [.. rules.Active], _crowded),
            ];
        }
    }

    /// <summary>The results, with what each takes more than with no rule.</summary>
    public static Dictionary<string, object> Costs(Dictionary<string, StepResult> results) => results.ToDictionary(
        result => result.Key,
        result => (object)new
        {
            median_us = result.Value.MedianMicroseconds,
            min_us = result.Value.BestMicroseconds,
            allocated_bytes = result.Value.AllocatedBytes,
            cost_us = Math.Round(result.Value.MedianMicroseconds - results[NoRule].MedianMicroseconds, 3),
            cost_min_us = Math.Round(result.Value.BestMicroseconds - results[NoRule].BestMicroseconds, 3),
            cost_bytes = result.Value.AllocatedBytes - results[NoRule].AllocatedBytes,
        });

    private bool IsOnPersons(RuleDefinition rule) => new PersonEvaluators(new RuleSet([rule]), _lists).All.Count > 0;

    private Step Of(string name, IReadOnlyList<RuleDefinition> rules, InputRecord[] records)
    {
        var stage = new PersonStage(new RuleSet(rules), _lists, new AllowedLateness(), new Retention());
        var states = new Dictionary<string, KeyedState>();
        var memory = StageMemory.Decode([]);
        return new Step(name, records.Length / Batch, Batch, Prepare, Run);

        // Empties the states at the start of a round, and leaves a batch in the cache as a consumer does that has just copied it.
        void Prepare(int batch)
        {
            if (batch == 0)
            {
                states = Enumerable.Range(0, Persons).Select(number => $"psn-{number:x8}").ToDictionary(key => key, stage.NewState);
                memory = StageMemory.Decode([]);
            }

            foreach (var record in records.AsSpan(batch * Batch, Batch))
            {
                _touched ^= FieldHash.OfText(record.Value);
            }
        }

        long Run(int batch)
        {
            var outputs = new StageOutputs();
            foreach (var record in records.AsSpan(batch * Batch, Batch))
            {
                outputs.BeginRecord(0, record.Offset);
                var read = ((DecodeResult<PersonEvent>.Decoded)_decoder.Decode(record)).Content;
                stage.Apply(read, key => states[key], memory, outputs);
            }

            return outputs.All.Count;
        }
    }

    private static Envelope HalfAnHourApart(int number) =>
        SampleSettlements.Next((2 * Persons * (number / CrowdedPersons)) + (number % CrowdedPersons), 2 * Persons);

    private static InputRecord[] Records(int count, Func<int, Envelope> of) =>
    [
        .. Enumerable.Range(0, count).Select(number => new InputRecord
        {
            Offset = number,
            Value = of(number).ToByteArray(),
            ContentType = ContentTypes.Protobuf,
        }),
    ];
}
