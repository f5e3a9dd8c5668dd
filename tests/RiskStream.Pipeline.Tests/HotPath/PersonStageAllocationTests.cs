using System.Text.Json;
using Google.Protobuf;
using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Pipeline.Decoding;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Stages;
using RiskStream.TestKit;
using Xunit.Abstractions;

namespace RiskStream.Pipeline.Tests.HotPath;

/// <summary>
/// What the person stage allocates for an ordinary visit with six lines, with no rule and with all rules that are judged on a person's
/// timeline: they look, and find nothing. Budgets are those of <see cref="AllocationTests"/>.
/// </summary>
public class PersonStageAllocationTests(ITestOutputHelper output)
{
    private const int Persons = 128;
    private const int Visits = 32;

    private static readonly ReferenceData Lists = SampleVisits.Lists();

    [Theory]
    [InlineData("person_stage_without_rules", false)]
    [InlineData("person_stage_with_rules_on_persons", true)]
    public void An_ordinary_visit_allocates_no_more_than_its_budget(string name, bool hasRules)
    {
        var budget = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "allocation-budgets.json")))
            .RootElement.GetProperty(name).GetInt64();
        var decoder = new EventDecoder();
        var events = Enumerable.Range(0, Persons * Visits).Select(number => ((DecodeResult<PersonEvent>.Decoded)decoder.Decode(new InputRecord
        {
            Offset = number,
            Value = SampleVisits.Next(number, Persons).ToByteArray(),
            ContentType = ContentTypes.Protobuf,
        })).Content).ToArray();
        var rules = RuleCatalogue.LoadShipped().Rules.Active.Where(rule => hasRules && IsOnPersons(rule));
        var stage = new PersonStage(new RuleSet([.. rules]), Lists, new AllowedLateness(), new Retention());
        Run(stage, events);

        var allocated = Run(stage, events) / events.Length;

        output.WriteLine($"{name}: {allocated} bytes a settlement, budget {budget}");
        Assert.InRange(allocated, budget * 85 / 100, budget);
    }

    private static bool IsOnPersons(RuleDefinition rule) => new PersonEvaluators(new RuleSet([rule]), Lists).All.Count > 0;

    private static long Run(PersonStage stage, PersonEvent[] events)
    {
        var states = events.Select(one => one.Ledger).Distinct().ToDictionary(key => key, stage.NewState);
        var memory = StageMemory.Decode([]);
        var outputs = new StageOutputs();
        Func<string, KeyedState> stateOf = key => states[key];
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var one in events)
        {
            stage.Apply(one, stateOf, memory, outputs);
        }

        Assert.Empty(outputs.All);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
