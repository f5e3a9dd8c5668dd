using RiskStream.Facts;

namespace RiskStream.Rules.Tests.Scenarios;

/// <summary>
/// Events as scenarios write them. The first key says what happens and names it: admission, discharge, stay (both), visit, purchase,
/// settlement (of a stay), line, list (of its diagnoses and operations), sale and return (in stock), reversal, undo, transfer. <c>times</c> and <c>every</c> repeat one with numbered names, <c>persons</c> numbers the persons too, and
/// <c>places</c> says where each of them is in turn; a line within <c>lines</c> of a settlement comes in the same message.
/// </summary>
internal sealed class ScenarioEvents
{
    private static readonly string[] Kinds =
        ["admission", "discharge", "stay", "visit", "purchase", "settlement", "line", "list", "sale", "return", "reversal", "undo", "transfer", "again"];

    private readonly List<PersonEvent> _all = [];
    private readonly Dictionary<string, Assertion> _named = [];

    public IReadOnlyList<PersonEvent> All => _all;

    public void Tell(Node node)
    {
        var kind = Kinds.FirstOrDefault(kind => node.Find(kind) is not null) ?? throw node.Wrong($"is none of {string.Join(", ", Kinds)}");
        var name = node.Text(kind)!;
        var times = (int)(node.Number("times") ?? 1);
        var every = node.Span("every") ?? TimeSpan.Zero;
        for (var number = 0; number < times; number++)
        {
            Tell(node, kind, times == 1 ? name : $"{name}{number + 1}", every * number, number);
        }

        node.MustBeRead();
    }

    private void Tell(Node node, string kind, string name, TimeSpan shift, int number)
    {
        var at = (node.Time("at") ?? default) + shift;
        var told = new FactsOf(node, at, name, number);
        var person = new BeneficiaryId(node.Text("persons") is { } several ? $"{several}-{number + 1}" : node.Text("person", "psn-1"));
        var late = node.Span("after") ?? TimeSpan.FromMinutes(1);
        switch (kind)
        {
            case "again":
                _all.Add(_all.Last(record => record.Assertions.Any(said => said == _named[name])));
                return;
            case "reversal":
                Add(node, person, late, name, told.Reversal(_named[name]));
                return;
            case "undo":
                Add(node, person, late, name, told.Undo(_named[name]));
                return;
            case "stay":
                Add(node, person, late, $"{name}.in", told.Admission());
                if (node.Time("until") is { } until)
                {
                    Add(node, person, late, $"{name}.out", told.Discharge(until + shift));
                }

                return;
            case "line":
                Add(node, person, late, name, told.Lines(null));
                return;
            default:
                Add(node, person, late, name, told.Of(kind));
                return;
        }
    }

    /// <summary>A stock move, and what takes it back, is of its institution's batch.</summary>
    private static string LedgerOf(Assertion said, BeneficiaryId person) =>
        said.Content.Encounter.Value is { } encounter && encounter.StartsWith("STK:", StringComparison.Ordinal)
            ? string.Join(':', encounter.Split(':').Take(3))
            : person.Value;

    private void Add(Node node, BeneficiaryId person, TimeSpan late, string name, IReadOnlyList<Assertion> said)
    {
        var takenIn = said.Max(one => one.Content.EventTime) + late;
        var version = (uint)(node.Number("version") ?? 1);
        Assertion[] stated =
        [
            .. said.Select(one => one with
            {
                IngestedAt = takenIn,
                MessageId = $"M{_all.Count + 1}",
                Version = version,
                ParentVersion = one.Parent.IsGiven ? version : 0,
            }),
        ];
        _named[name] = stated[0];
        _all.Add(new PersonEvent
        {
            Beneficiary = person,
            Ledger = LedgerOf(stated[0], person),
            EventTime = said.Max(one => one.Content.EventTime),
            IngestedAt = takenIn,
            Assertions = stated,
        });
    }
}
