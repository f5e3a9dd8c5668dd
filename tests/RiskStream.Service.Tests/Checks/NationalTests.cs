using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using RiskStream.Service.Endpoints;

namespace RiskStream.Service.Tests.Checks;

/// <summary>The national envelope as clients send it, with their deviations, and as they expect the answer.</summary>
public sealed class NationalTests
{
    private static readonly Question Flagged = CheckCases.All["H09 two charges that exclude each other clearly"].Ask;

    public static JsonObject Feedback(string finding, string way, string reason) => new()
    {
        ["infno"] = "3103",
        ["msgid"] = "m-f",
        ["input"] = new JsonObject
        {
            ["data"] = new JsonObject
            {
                ["warn_type"] = "1",
                ["warns"] = new JsonArray(new JsonObject { ["warn_rslt_id"] = finding, ["dspo_way"] = way, ["dspo_way_rea"] = reason }),
            },
        },
    };

    [Fact]
    public async Task The_answer_has_the_fields_of_the_interface()
    {
        await using var server = await CheckServer.StartAsync(CheckCases.Lists());

        var answer = await DoorsTests.PostAsync(server, Flagged.ToNational("H51010000001202605281000000001"));

        Assert.Equal(30, ((string)answer["inf_refmsgid"]!).Length);
        Assert.StartsWith("510100", (string)answer["inf_refmsgid"]!, StringComparison.Ordinal);
        Assert.Equal(17, ((string)answer["respond_time"]!).Length);
        var finding = answer["output"]!["result"]!.AsArray().Single()!.AsObject();
        Assert.Equal(
            ["is_feedback", "jr_id", "judge_result_detail_dtos", "mdtrt_id", "patn_id", "rs_action", "rule_id", "rule_name", "sev_deg",
             "task_id", "vola_amt", "vola_amt_stas", "vola_bhvr_type", "vola_cont", "vola_evid"],
            finding.Select(field => field.Key).Order());
        Assert.Equal(("H09", "BLOCK", "1", "1", "t-1"), (Text(finding, "rule_id"), Text(finding, "rs_action"), Text(finding, "sev_deg"), Text(finding, "vola_amt_stas"), Text(finding, "task_id")));
        Assert.Equal(["1", "2"], finding["judge_result_detail_dtos"]!.AsArray().Select(detail => Text(detail!.AsObject(), "rx_id")));
        Assert.Contains("疑点", Text(finding, "vola_cont"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_object_numbers_and_other_names_mean_the_same()
    {
        await using var server = await CheckServer.StartAsync(CheckCases.Lists(), null, ("Scenarios:23", "4"));
        var envelope = Flagged.ToNational("m-1");
        var data = envelope["input"]!["data"]!.AsObject();
        var patient = data["patient_dtos"]!.AsArray()[0]!.DeepClone().AsObject();
        var visit = patient["fsi_encounter_dtos"]!.AsArray()[0]!.DeepClone().AsObject();
        foreach (var order in visit["fsi_order_dtos"]!.AsArray())
        {
            order!["cnt"] = "1.00";
            order["chrg_type"] = 3;
            order["curr_drord_flag"] = 1;
        }

        visit["orderDtos"] = visit["fsi_order_dtos"]!.DeepClone();
        visit.Remove("fsi_order_dtos");
        patient.Remove("fsi_encounter_dtos");
        patient["encounterDtos"] = visit;
        data["patient_dtos"] = patient;
        data["trig_scen"] = 23;
        envelope["infno"] = 3101;

        var answer = await DoorsTests.PostAsync(server, envelope);

        Assert.Equal((0, "H09"), ((int)answer["infcode"]!, (string?)answer["output"]!["result"]![0]?["rule_id"]));
    }

    [Fact]
    public async Task Orders_of_before_count_and_are_not_asked_about()
    {
        await using var server = await CheckServer.StartAsync(CheckCases.Lists());
        var both = Flagged.ToNational("m-1");
        Orders(both)[0]!["curr_drord_flag"] = "0";
        var before = Flagged.ToNational("m-2");
        Orders(before)[0]!["curr_drord_flag"] = "0";
        Orders(before)[1]!["curr_drord_flag"] = "0";
        Orders(before).Add(Orders(Flagged.ToNational("m-3"))[0]!.DeepClone());
        Orders(before)[2]!["rx_id"] = "9";
        Orders(before)[2]!["hilist_code"] = "HARMLESS";

        Assert.Single((await DoorsTests.PostAsync(server, both))["output"]!["result"]!.AsArray());
        Assert.Empty((await DoorsTests.PostAsync(server, before))["output"]!["result"]!.AsArray());
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("gbk", false)]
    [InlineData("", false)]
    [InlineData("utf-8", true)]
    [InlineData("gbk", true)]
    public async Task Charsets_and_packing_are_those_of_the_client(string charset, bool isPacked)
    {
        await using var server = await CheckServer.StartAsync(CheckCases.Lists());
        var envelope = Flagged.ToNational("m-1");
        envelope["opter_name"] = "收费员甲";
        var encoding = charset == "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var text = envelope.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var bytes = encoding.GetBytes(text);
        using var body = new ByteArrayContent(isPacked ? Packed(bytes) : bytes);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(charset.Length == 0 ? "application/json" : $"application/json; charset={charset}");
        using var request = new HttpRequestMessage(HttpMethod.Post, NationalEndpoint.Path) { Content = body };
        if (isPacked)
        {
            body.Headers.ContentEncoding.Add("gzip");
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        }

        using var response = await server.Web.SendAsync(request);
        var answered = await response.Content.ReadAsByteArrayAsync();
        var answer = JsonNode.Parse(encoding.GetString(isPacked ? Unpacked(answered) : answered))!;

        Assert.Equal(isPacked ? ["gzip"] : [], response.Content.Headers.ContentEncoding);
        Assert.StartsWith("疑点", (string)answer["output"]!["result"]![0]!["vola_cont"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "no JSON")]
    [InlineData("[]", "no JSON object")]
    [InlineData("", "no JSON")]
    [InlineData("""{"infno":"2207","msgid":"m","input":{"data":{}}}""", "infno is '2207'")]
    [InlineData("""{"infno":"3101","input":{"data":{}}}""", "msgid has 0 characters")]
    [InlineData("""{"infno":"3101","msgid":"m","input":""}""", "input.data is missing")]
    [InlineData("""{"infno":"3101","msgid":"m","input":{"data":{"trig_scen":"77"}}}""", "trig_scen is '77'")]
    [InlineData("""{"infno":"3101","msgid":"m","input":{"data":{"trig_scen":"1"}}}""", "patient_dtos is missing")]
    [InlineData("""{"infno":"3101","msgid":"m","input":{"data":{"trig_scen":"1","patient_dtos":{"patn_id":"-"}}}}""", "patn_id is missing")]
    [InlineData("""{"infno":"3101","msgid":"m","input":{"data":{"trig_scen":"1","patient_dtos":{"patn_id":"p"}}}}""", "fsi_encounter_dtos is missing")]
    [InlineData("""{"infno":"3103","msgid":"m","input":{"data":{"warns":[]}}}""", "warns is missing")]
    public async Task What_cannot_be_used_is_told_in_the_envelope(string body, string told)
    {
        await using var server = await CheckServer.StartAsync(CheckCases.Lists());
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await server.Web.PostAsync(NationalEndpoint.Path, content);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal((System.Net.HttpStatusCode.OK, -1), (response.StatusCode, (int)answer["infcode"]!));
        Assert.Contains(told, (string)answer["err_msg"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orders_in_plain_words_and_odd_numbers_leave_the_rest_to_be_asked()
    {
        await using var server = await CheckServer.StartAsync(CheckCases.Lists());
        var envelope = Flagged.ToNational("m-1");
        Orders(envelope)[0]!["cnt"] = "1E+0";
        Orders(envelope)[1]!["cnt"] = "1,000.00";
        Orders(envelope)[1]!["sumamt"] = "79228162514264337593543950335";
        Orders(envelope).Add(new JsonObject { ["rx_id"] = "3", ["hilist_code"] = "-", ["hosplist_code"] = "-", ["drord_bhvr"] = "rest in bed" });
        Orders(envelope)[0]!.Parent!.Parent!["dscg_date"] = "2999-01-01";

        var answer = await DoorsTests.PostAsync(server, envelope);

        Assert.Equal(string.Empty, (string)answer["err_msg"]!);
        Assert.Equal("H09", (string?)answer["output"]!["result"]![0]?["rule_id"]);
    }

    [Fact]
    public async Task A_hospital_whose_clock_is_wrong_is_asked_about_now()
    {
        var (history, ask, _, _) = CheckCases.All["H11 a CT three days after the last"];
        await using var server = await CheckServer.StartAsync(CheckCases.Lists());
        await server.StoreAsync(history);
        var envelope = ask.ToNational("m-1");
        envelope["inf_time"] = "2025-05-28 10:00:00";
        var question = ask.ToGrpc("m-2");
        question.Candidate.EventTime = Histories.DaysAgo(365);

        Assert.Equal("H11", (string?)(await DoorsTests.PostAsync(server, envelope))["output"]!["result"]![0]?["rule_id"]);
        Assert.Equal("H11", (await server.Grpc.CheckAsync(question)).Findings.Single().RuleId);
    }

    [Fact]
    public async Task Nothing_is_asked_where_one_of_several_patients_cannot_be_read()
    {
        await using var server = await CheckServer.StartAsync(CheckCases.Lists());
        var envelope = Flagged.ToNational("m-1");
        envelope["input"]!["data"]!["patient_dtos"]!.AsArray().Add(new JsonObject { ["patn_id"] = "-" });

        Assert.Equal(-1, (int)(await DoorsTests.PostAsync(server, envelope))["infcode"]!);
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task More_charges_than_may_be_asked_about_are_refused()
    {
        await using var server = await CheckServer.StartAsync(CheckCases.Lists(), null, ("MaxLines", "1"));

        Assert.Contains("MaxLines (1)", (string)(await DoorsTests.PostAsync(server, Flagged.ToNational("m-1")))["err_msg"]!, StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<Grpc.Core.RpcException>(async () => await server.Grpc.CheckAsync(Flagged.ToGrpc("m-2")));
        Assert.Contains("MaxLines (1)", refused.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Persons_numbers_become_the_tokens_of_the_adapters()
    {
        var key = Convert.ToBase64String(Encoding.ASCII.GetBytes("a key of the bureau"));
        await using var server = await CheckServer.StartAsync(CheckCases.Lists(), null, ("TokenKey", key));

        await DoorsTests.PostAsync(server, Flagged.ToNational("m-1"));

        var expected = Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(
            Encoding.ASCII.GetBytes("a key of the bureau"), Encoding.ASCII.GetBytes(Histories.Person)));
        Assert.Equal(expected, Assert.IsType<Checking.CheckRecord>(server.Log.Single()).Candidate.Beneficiary.Value);
    }

    private static JsonArray Orders(JsonNode envelope) =>
        envelope["input"]!["data"]!["patient_dtos"]![0]!["fsi_encounter_dtos"]![0]!["fsi_order_dtos"]!.AsArray();

    private static string Text(JsonObject from, string name) => (string)from[name]!;

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private static byte[] Unpacked(byte[] bytes)
    {
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }
}
