using RiskStream.Protocol.V1;
using static RiskStream.Protocol.V1.CheckResponse.Types;

namespace RiskStream.Service.Tests.Checks;

/// <summary>Charges that were uploaded before are the same charges when they are settled, and what stands of them is asked about then.</summary>
public sealed class StatedBeforeTests
{
    private static readonly Question Settling = new()
    {
        Scenario = 8, Encounter = "STAY", MedicalType = "21", AdmittedAt = Histories.Now - TimeSpan.FromDays(2),
    };

    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    public async Task What_was_uploaded_is_not_charged_twice_by_being_settled(int scenario)
    {
        await using var server = await StartAsync(Charged("STAY", Histories.Line("F1", "CAP", "03", 100)));
        var ask = Settling with { Scenario = scenario, Lines = [Histories.Line("R1", "CAP", "03", 100)] };

        Assert.Equal((Verdict.Pass, 0), await BothAsync(server, ask));
    }

    [Fact]
    public async Task What_is_charged_beyond_what_was_uploaded_counts()
    {
        await using var server = await StartAsync(Charged("STAY", Histories.Line("F1", "CAP", "03", 100)));
        var ask = Settling with { Lines = [Histories.Line("R1", "CAP", "03", 200, "2")] };

        Assert.Equal((Verdict.Blocked, 1), await BothAsync(server, ask));
    }

    [Fact]
    public async Task What_was_uploaded_against_a_rule_is_stopped_when_it_is_settled()
    {
        await using var server = await StartAsync(Charged(
            "STAY", Histories.Line("F1", "ENHANCED", "03", 400), Histories.Line("F2", "PLAIN", "03", 200)));

        Assert.Equal((Verdict.Blocked, 1), await BothAsync(server, Settling));
        Assert.Equal((Verdict.Blocked, 1), await BothAsync(server, Settling with
        {
            Lines = [Histories.Line("R1", "ENHANCED", "03", 400), Histories.Line("R2", "PLAIN", "03", 200)],
        }));
    }

    [Fact]
    public async Task Another_charge_of_the_stay_is_not_asked_about_what_was_uploaded_before()
    {
        await using var server = await StartAsync(Charged(
            "STAY", Histories.Line("F1", "ENHANCED", "03", 400), Histories.Line("F2", "PLAIN", "03", 200)));
        var ask = Settling with { Scenario = 4, Lines = [Histories.Line("R1", "HARMLESS", "05", 10)] };

        Assert.Equal((Verdict.Pass, 0), await BothAsync(server, ask));
    }

    [Fact]
    public async Task An_order_without_a_number_takes_no_uploaded_charge_s_place()
    {
        await using var server = await StartAsync(Charged("STAY", Histories.Line("1", "ENHANCED", "03", 400)));
        var one = Settling with { Scenario = 4, Lines = [Histories.Line("-", "PLAIN", "03", 200)] };

        Assert.Equal("BLOCK", await ActionOfAsync(server, one, "m-1"));
    }

    [Fact]
    public async Task Orders_of_one_prescription_are_several_charges()
    {
        await using var server = await StartAsync(Histories.Admission("STAY", 2));
        var ask = Settling with
        {
            Scenario = 4, Lines = [Histories.Line("RX", "ENHANCED", "03", 400), Histories.Line("RX", "PLAIN", "03", 200)],
        };

        Assert.Equal("BLOCK", await ActionOfAsync(server, ask, "m-1"));
    }

    [Theory]
    [InlineData("24", false, false)]
    [InlineData("21", true, false)]
    [InlineData("21", false, true)]
    public async Task Nobody_is_refused_in_an_emergency_whoever_says_that_it_is_one(string medicalType, bool isFlagged, bool isStored)
    {
        var stay = Histories.Admission("STAY", 2);
        stay.Encounter.ErFlag = isStored;
        await using var server = await StartAsync(stay);
        var lines = new[] { Histories.Line("1", "ENHANCED", "03", 400), Histories.Line("2", "PLAIN", "03", 200) };
        foreach (var scenario in new[] { 4, 8 })
        {
            var envelope = (Settling with { Scenario = scenario, MedicalType = medicalType, Lines = lines }).ToNational($"m-{scenario}");
            envelope["input"]!["data"]!["patient_dtos"]![0]!["fsi_encounter_dtos"]![0]!["er_flag"] = isFlagged ? "1" : "-";
            var answer = await DoorsTests.PostAsync(server, envelope);

            Assert.Equal("REQUIRE_REASON", (string)answer["output"]!["result"]![0]!["rs_action"]!);
        }
    }

    [Fact]
    public async Task Idle_days_that_the_stream_saw_are_recalled_when_the_stay_is_settled_and_ask_for_no_reason()
    {
        var beds = Enumerable.Range(5, 4).Select(day => Charged("STAY", day, Histories.Line($"bed{day}", "BED", "01", 50)));
        await using var server = await StartAsync([Histories.Admission("STAY", 12), .. beds]);

        var answer = await server.Grpc.CheckAsync(Settling.ToGrpc("m-1"));
        var other = await server.Grpc.CheckAsync((Settling with { Encounter = "OTHER", Scenario = 6 }).ToGrpc("m-2"));

        Assert.Equal((Verdict.Reminded, "H05", "2026-05-28T02:00:00Z"), (answer.Verdict, answer.Findings.Single().RuleId, $"{answer.AsOf}".Trim('"')));
        Assert.DoesNotContain(other.Findings, finding => finding.RuleId == "H05");
    }

    private static Envelope Charged(string stay, params FeeLine[] lines) => Charged(stay, 0.1, lines);

    private static Envelope Charged(string stay, double daysAgo, params FeeLine[] lines)
    {
        var at = Histories.DaysAgo(daysAgo);
        foreach (var line in lines)
        {
            line.FeeOcurTime = at;
        }

        return new Envelope
        {
            Type = EventType.FeeDetail,
            EventTime = at,
            FixmedinsCode = Histories.Hospital,
            MdtrtareaAdmvs = "510100",
            FeeDetail = new FeeDetailBatch
            {
                Person = new Person { PsnKey = Histories.Person }, MdtrtId = stay, RsService = ServiceKind.Inpatient, Lines = { lines },
            },
        };
    }

    private static async Task<CheckServer> StartAsync(params Envelope[] history)
    {
        var server = await CheckServer.StartAsync(CheckCases.Lists());
        await server.StoreAsync(history);
        return server;
    }

    private static async Task<(Verdict Verdict, int Findings)> BothAsync(CheckServer server, Question ask)
    {
        var number = server.Log.Count;
        var answer = await server.Grpc.CheckAsync(ask.ToGrpc($"m-{number}"));
        var national = await DoorsTests.PostAsync(server, ask.ToNational($"n-{number}"));
        Assert.Equal(answer.Findings.Count, national["output"]!["result"]!.AsArray().Count);
        return (answer.Verdict, answer.Findings.Count);
    }

    private static async Task<string?> ActionOfAsync(CheckServer server, Question ask, string messageId) =>
        (string?)(await DoorsTests.PostAsync(server, ask.ToNational(messageId)))["output"]!["result"]!.AsArray().FirstOrDefault()?["rs_action"];
}
