using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Rules.Tests.Scenarios;

/// <summary>The facts that one event of a scenario states. Places are H1 … and P1 …, written out to twelve characters.</summary>
internal sealed class FactsOf(Node node, EventTimestamp at, string name, int number)
{
    private EncounterId Encounter => new(node.Text("of", name));

    private ProviderId Provider =>
        ProviderOf(node.Texts("places") is { Count: > 0 } places ? places[number % places.Count] : node.Text("in", "H1"));

    private string Region => node.Text("region", "510100");

    private IReadOnlyList<string> Diagnoses => node.Texts("diagnoses");

    /// <summary>H1 is H51010000001.</summary>
    public static ProviderId ProviderOf(string name) =>
        new(name.Length == 12 ? name : $"{name[0]}5101{int.Parse(name[1..], System.Globalization.CultureInfo.InvariantCulture):0000000}");

    public IReadOnlyList<Assertion> Of(string kind) => kind switch
    {
        "admission" => Admission(),
        "discharge" => Discharge(at),
        "visit" => Settlement(ServiceOf(node.Text("service", "outpatient"))),
        "purchase" => Settlement(ServiceKind.Purchase),
        "settlement" => Settlement(ServiceKind.Inpatient),
        "transfer" => Transfer(),
        "list" => SettlementList(),
        "sale" => StockMove(StockMoveKind.Sale),
        "return" => StockMove(StockMoveKind.SaleReturn),
        _ => throw node.Wrong($"has no facts of kind {kind}"),
    };

    public IReadOnlyList<Assertion> Admission() =>
    [
        Said(FactKey.Admission(Encounter.Value), new Admission
        {
            EventTime = at,
            Encounter = Encounter,
            Provider = Provider,
            Region = Region,
            MedicalType = node.Text("med_type", "21"),
            ChronicDisease = node.Text("disease", string.Empty),
            Diagnoses = Diagnoses,
            IsEmergency = node.Flag("emergency"),
            Phone = node.Text("phone", string.Empty),
            Address = node.Text("address", string.Empty),
            Employer = node.Text("employer", string.Empty),
            Contact = node.Text("contact", string.Empty),
            TransferredFrom = node.Text("transferred_from") is { } from ? new(from) : default,
        }),
    ];

    public IReadOnlyList<Assertion> Discharge(EventTimestamp until) =>
    [
        Said(FactKey.Discharge(Encounter.Value), new Discharge
        {
            EventTime = until,
            Encounter = Encounter,
            Provider = Provider,
            Region = Region,
            Diagnoses = Diagnoses,
        }),
    ];

    public IReadOnlyList<Assertion> Settlement(ServiceKind service)
    {
        var settlement = Said(FactKey.Settlement("S-" + name), new Settlement
        {
            EventTime = at,
            Encounter = Encounter,
            Provider = service == ServiceKind.Purchase && node.Text("in") is null ? ProviderOf("P1") : Provider,
            Region = Region,
            Service = service,
            MedicalType = node.Text("med_type", string.Empty),
            ChronicDisease = node.Text("disease", string.Empty),
            Diagnoses = Diagnoses,
            BegunAt = node.Time("begun") ?? default,
            EndedAt = node.Time("ended") ?? default,
            TotalCharge = Yuan("amount"),
            FundPayment = Yuan("fund"),
            AccountPayment = Yuan("account"),
            FamilyPayment = Yuan("family"),
            Balance = node.Number("balance") is null ? null : Yuan("balance"),
            Device = node.Text("device", string.Empty),
            Operator = node.Text("operator", string.Empty),
            PersonPresent = node.Flag("present"),
            IsManual = node.Flag("manual"),
        });
        return [settlement, .. Lines(settlement)];
    }

    /// <summary>The lines of the event, or the one that it is: inside a settlement, or by themselves.</summary>
    public IReadOnlyList<Assertion> Lines(Assertion? settlement)
    {
        IReadOnlyList<Node> lines = settlement is null ? [node] : node.List("lines");
        var said = new List<Assertion>();
        foreach (var line in lines)
        {
            var id = settlement is null ? name : line.Text("line", $"{name}-{said.Count + 1}");
            var fact = new ClaimLine
            {
                EventTime = line.Time("at") is { } own && settlement is not null ? own : at,
                Encounter = settlement?.Content.Encounter ?? Encounter,
                Provider = settlement?.Content.Provider ?? Provider,
                Region = Region,
                Item = line.Text("item", "001101000010000"),
                Class = (ChargeClass)(int)(line.Number("class") ?? 0),
                Service = (settlement?.Content as Settlement)?.Service ?? ServiceOf(line.Text("service", "inpatient")),
                QuantityE4 = (long)Math.Round((line.Number("count") ?? 1) * 10_000),
                Amount = new Money((long)Math.Round((line.Number("cost") ?? 0) * 100)),
                SupplyDays = (int)(line.Number("supply") ?? 0),
                Doctor = line.Text("doctor", string.Empty),
                TraceCodes = line.Texts("codes"),
                IsSplitPack = line.Flag("split"),
            };
            said.Add(Said(FactKey.Line(fact.Encounter.Value, id), fact) with { Parent = settlement?.Key ?? default });
            if (settlement is not null)
            {
                line.MustBeRead();
            }
        }

        return said;
    }

    public IReadOnlyList<Assertion> Reversal(Assertion of) =>
    [
        Said(new FactKey("REV:" + of.Key), new Cancellation
        {
            EventTime = at,
            Encounter = of.Content.Encounter,
            Target = new CancellationTarget.OfFact(of.Key, uint.MaxValue),
        }),
    ];

    public IReadOnlyList<Assertion> Undo(Assertion of) =>
    [
        Said(new FactKey("CMP:" + of.MessageId), new Cancellation
        {
            EventTime = at,
            Encounter = default,
            Target = new CancellationTarget.OfMessage(of.MessageId),
        }),
    ];

    private List<Assertion> SettlementList() =>
    [
        Said(new FactKey("LST:" + name), new SettlementList
        {
            EventTime = at,
            Encounter = Encounter,
            Provider = Provider,
            Region = Region,
            Diagnoses = Diagnoses,
            Operations = node.Texts("operations"),
        }),
    ];

    /// <summary>For a settlement of the scenario, named as there, or of a person; a sale without either is to nobody.</summary>
    private List<Assertion> StockMove(StockMoveKind kind)
    {
        var provider = ProviderOf(node.Text("in", "P1"));
        var key = FactKey.StockMove(provider, "B1", kind, name, "1");
        return
        [
            Said(key, new StockMove
            {
                EventTime = at,
                Encounter = new(key.Value),
                Provider = provider,
                Region = Region,
                Kind = kind,
                Item = node.Text("item", "XA01AAA001A001010100001"),
                Batch = "B1",
                QuantityE4 = (long)Math.Round((node.Number("count") ?? 1) * 10_000),
                PriceE6 = (long)Math.Round((node.Number("price") ?? 0) * 1_000_000),
                Settlement = node.Text("for") is { } settlement ? FactKey.Settlement("S-" + settlement) : default,
                Beneficiary = node.Text("person") is { } person ? new BeneficiaryId(person) : default,
                IsSelfPaid = node.Flag("self_paid"),
                IsSplitPack = node.Flag("split"),
                TraceCodes = node.Texts("codes"),
            }),
        ];
    }

    private List<Assertion> Transfer()
    {
        var (from, to) = (ProviderOf(node.Text("from")!), ProviderOf(node.Text("to")!));
        var key = FactKey.Filing(FilingKind.Transfer, $"{from}:{to}", at);
        return
        [
            Said(key, new Filing
            {
                EventTime = at,
                Encounter = new(key.Value),
                Kind = FilingKind.Transfer,
                From = from,
                To = to,
                BegunAt = at,
            }),
        ];
    }

    private Money Yuan(string key) => new((long)Math.Round((node.Number(key) ?? 0) * 100));

    private ServiceKind ServiceOf(string word) => word switch
    {
        "outpatient" => ServiceKind.Outpatient,
        "inpatient" => ServiceKind.Inpatient,
        "purchase" => ServiceKind.Purchase,
        "chronic" => ServiceKind.ChronicOutpatient,
        "emergency" => ServiceKind.Emergency,
        _ => throw node.Wrong($"has no service {word}"),
    };

    private static Assertion Said(FactKey key, Fact content) => new() { Key = key, Content = content };
}
