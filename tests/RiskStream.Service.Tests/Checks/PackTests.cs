using RiskStream.Facts;
using RiskStream.Protocol.V1;
using static RiskStream.Protocol.V1.CheckResponse.Types;

namespace RiskStream.Service.Tests.Checks;

/// <summary>What is kept of packs and of groups of persons, whoever they are, is asked about too.</summary>
public sealed class PackTests
{
    private const string Code = "81000000000000000007";

    private static readonly EventTime.EventTimestamp LastWeek = EventTime.EventTimestamp.FromUtc(Histories.Now - TimeSpan.FromDays(7));

    [Fact]
    public async Task A_pack_that_was_settled_for_somebody_else_asks_for_a_reason_at_both_doors()
    {
        await using var server = await CheckServer.StartAsync(CheckCases.Lists());
        await server.StoreAsync([Sold("S-OTHER")]);
        var before = await server.StoredOfPackAsync(Code);

        var answer = await server.Grpc.CheckAsync(Buying());
        var national = await DoorsTests.PostAsync(server, Purchase.ToNational("m-2"));

        var finding = Assert.Single(answer.Findings);
        Assert.Equal((Verdict.ReasonRequired, "P05"), (answer.Verdict, finding.RuleId));
        Assert.Contains(Code, finding.ContentZh, StringComparison.Ordinal);
        Assert.Equal(["XA10BAE038A001"], finding.Items);
        Assert.Empty(national["output"]!["result"]!.AsArray());
        Assert.NotNull(before);
        Assert.Equal(before, await server.StoredOfPackAsync(Code));
    }

    [Theory]
    [InlineData("drug_trac_codg")]
    [InlineData("drugtracinfo")]
    public async Task A_national_order_may_name_its_pack_as_a_sale_does(string member)
    {
        await using var server = await CheckServer.StartAsync(CheckCases.Lists());
        await server.StoreAsync([Sold("S-OTHER")]);
        var envelope = Purchase.ToNational("m-1");
        var order = envelope["input"]!["data"]!["patient_dtos"]![0]!["fsi_encounter_dtos"]![0]!["fsi_order_dtos"]![0]!;
        order[member] = member == "drugtracinfo" ? new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["drug_trac_codg"] = Code }) : Code;

        var national = await DoorsTests.PostAsync(server, envelope);

        var result = Assert.Single(national["output"]!["result"]!.AsArray());
        Assert.Equal(("P05", "REQUIRE_REASON"), ((string)result!["rule_id"]!, (string)result["rs_action"]!));
    }

    [Fact]
    public async Task A_pack_that_was_taken_back_or_never_sold_passes()
    {
        await using var server = await CheckServer.StartAsync(CheckCases.Lists());
        Assert.Equal(Verdict.Pass, (await server.Grpc.CheckAsync(Buying())).Verdict);
        await server.StoreAsync([Sold("S-OTHER"), Sold("S-OTHER", isReturn: true)]);

        Assert.Equal(Verdict.Pass, (await server.Grpc.CheckAsync(Buying())).Verdict);
    }

    [Fact]
    public async Task One_pack_charged_twice_in_one_settlement_is_one_sale()
    {
        await using var server = await CheckServer.StartAsync(CheckCases.Lists());
        var twice = Buying();
        twice.Candidate.Settlement.Lines.Add(twice.Candidate.Settlement.Lines[0].Clone());
        twice.Candidate.Settlement.Lines[1].FeedetlSn = "2";

        Assert.Equal(Verdict.Pass, (await server.Grpc.CheckAsync(twice)).Verdict);
    }

    [Fact]
    public async Task Persons_of_one_telephone_who_are_admitted_together_are_recalled_when_the_next_one_is()
    {
        await using var server = await CheckServer.StartAsync(CheckCases.Lists());
        await server.StoreAsync([Admitted("psn-1", "E1", 5), Admitted("psn-2", "E2", 3)]);
        var ask = new Question { Scenario = 3, MedicalType = "21", AdmittedAt = Histories.Now }.ToGrpc("m-1");
        ask.Candidate.Encounter.Person.TelKey = "tel-1";
        var other = ask.Clone();
        (other.Msgid, other.Candidate.Encounter.Person.TelKey) = ("m-2", "tel-2");

        var answer = await server.Grpc.CheckAsync(ask);

        var finding = Assert.Single(answer.Findings);
        Assert.Equal((Verdict.Reminded, "H14", Finding.Types.Action.Remind), (answer.Verdict, finding.RuleId, finding.Action));
        Assert.Equal(Verdict.Pass, (await server.Grpc.CheckAsync(other)).Verdict);
    }

    private static Question Purchase => new()
    {
        Scenario = 10, Provider = Histories.Pharmacy, MedicalType = "41", Lines = [Histories.Line("1", "XA10BAE038A001", "09", 20)],
    };

    private static CheckRequest Buying()
    {
        var ask = Purchase.ToGrpc("m-1");
        ask.Candidate.Settlement.Lines[0].DrugTracCodg.Add(Code);
        return ask;
    }

    private static InstitutionChange Sold(string settlement, bool isReturn = false) => new()
    {
        Holds = true,
        Provider = new ProviderId("P51010000009"),
        Region = "510100",
        Beneficiary = new BeneficiaryId("psn-other"),
        EventTime = isReturn ? LastWeek + TimeSpan.FromDays(1) : LastWeek,
        Key = new FactKey($"{(isReturn ? "STK" : "FEE")}:{settlement}:1"),
        Use = new Facts.TraceUse
        {
            Code = Code,
            IsReturn = isReturn,
            IsByStock = isReturn,
            Provider = new ProviderId("P51010000009"),
            Region = "510100",
            Settlement = new FactKey($"SET:{settlement}"),
            UnitsE4 = 10_000,
            Amount = new Money(2_000),
        },
    };

    private static InstitutionChange Admitted(string person, string encounter, int hoursAgo) => new()
    {
        Holds = true,
        Provider = new ProviderId(Histories.Hospital),
        Region = "510100",
        Beneficiary = new BeneficiaryId(person),
        EventTime = EventTime.EventTimestamp.FromUtc(Histories.Now - TimeSpan.FromHours(hoursAgo)),
        Key = FactKey.Admission(encounter),
        Use = new Facts.GroupUse { Bond = Bond.Phone, Token = "tel-1", Encounter = new EncounterId(encounter) },
    };
}
