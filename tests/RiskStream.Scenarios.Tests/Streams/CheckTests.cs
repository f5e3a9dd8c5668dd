using System.Text;
using System.Text.Json.Nodes;
using Grpc.Net.Client;
using RiskStream.Protocol.V1;
using RiskStream.Scenarios.Tests.Driving;
using RiskStream.TestKit;
using RiskStream.TestKit.Brokers;

namespace RiskStream.Scenarios.Tests.Streams;

/// <summary>The check before a settlement on the whole service: what came in by Kafka is what it knows.</summary>
[Collection(KafkaCollection.Name)]
public sealed class CheckTests(KafkaFixture kafka)
{
    private const string Person = "p1";

    private const string Envelope = """
        {"infno":"3101","msgid":"MSGID","mdtrtarea_admvs":"511602","fixmedins_code":"H51160000001","inf_time":"2026-03-28 10:00:00",
         "input":{"data":{"trig_scen":3,"patient_dtos":{"patn_id":"p1","fsi_encounter_dtos":{"mdtrt_id":"p1-m28","adm_date":"2026-03-28 10:00:00",
         "med_type":"21","fsi_diagnose_dtos":[{"dise_codg":"M51.2","maindise_flag":"1"}]}}}}}
        """;

    [Theory]
    [OnEmbeddedKafka]
    [OnRealKafka]
    public async Task A_hospital_hears_at_both_doors_what_was_stated_of_the_person_and_the_audit_has_it(KafkaKind kind)
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(kind));
        await using var service = await ServiceInProcess.StartAsync(
            stream, ("RiskStream:Check:ClockTolerance", "3650.00:00:00"), ("RiskStream:Check:Deadline", "00:00:10"));
        await stream.ProduceAsync(Admissions.FourOf(Person).Take(3));
        await service.ProcessedAsync(3);

        using var channel = GrpcChannel.ForAddress(service.GrpcAddress);
        var client = new PreSettlementService.PreSettlementServiceClient(channel);
        var answer = await client.CheckAsync(Fourth("m-1"));
        var stranger = await client.CheckAsync(Fourth("m-2", "p2"));
        var national = await NationalAsync(service, "m-3");
        var finding = answer.Findings.Single(one => one.RuleId == "H01");
        await client.FeedbackAsync(new FeedbackRequest { FindingId = finding.FindingId, DspoWay = "2" });

        Assert.Equal(CheckResponse.Types.Verdict.ReasonRequired, answer.Verdict);
        Assert.Equal(RiskAlert.Types.Severity.High, finding.Severity);
        Assert.Equal(CheckResponse.Types.Verdict.Pass, stranger.Verdict);
        Assert.Equal(finding.ContentZh, (string)national["output"]!["result"]!.AsArray().Single(one => (string)one!["rule_id"]! == "H01")!["vola_cont"]!);
        var audits = await AuditsAsync(stream, 4);
        Assert.Equal(["m-1", "m-1", "m-2", "m-3"], audits.Select(audit => audit.Msgid).Order(StringComparer.Ordinal));
        Assert.Equal("H01", audits.Single(audit => audit.Feedback is not null).Feedback.RuleId);
        Assert.Equal(["3101", "grpc", "grpc"], audits.Where(audit => audit.Answered is not null).Select(audit => audit.Answered.Door).Order(StringComparer.Ordinal));
    }

    private static CheckRequest Fourth(string messageId, string person = Person)
    {
        var candidate = Admissions.FourOf(person).Last();
        return new CheckRequest { Msgid = messageId, TrigScen = "3", Candidate = candidate };
    }

    private static async Task<JsonNode> NationalAsync(ServiceInProcess service, string messageId)
    {
        using var http = new HttpClient { BaseAddress = service.HttpAddress };
        using var body = new StringContent(
            Envelope.Replace("MSGID", messageId, StringComparison.Ordinal),
            Encoding.UTF8,
            "application/json");
        using var response = await http.PostAsync(new Uri("fsi", UriKind.Relative), body);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    private static async Task<IReadOnlyList<CheckAudit>> AuditsAsync(StreamUnderTest stream, int count)
    {
        IReadOnlyList<CheckAudit> audits = [];
        await Eventually.HoldsAsync(
            $"{count} records of checks are on the topic",
            async _ => (audits = [.. (await stream.ReadAllAsync("CheckAudit")).Select(record => CheckAudit.Parser.ParseFrom(record.Message.Value))]).Count,
            seen => seen >= count,
            TimeSpan.FromMinutes(2));
        return audits;
    }
}
