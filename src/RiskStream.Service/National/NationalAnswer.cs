using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using RiskStream.Alerts;
using RiskStream.Checking;
using RiskStream.Checking.Hosting;
using RiskStream.Rules;

namespace RiskStream.Service.National;

/// <summary>Writes answers in the national envelope. Pure.</summary>
internal static class NationalAnswer
{
    private const int LongestText = 500;
    private const int LongestFault = 200;

    // Chinese stays as it is: the answer goes to a program, and never into a page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An answer to a question that could be read.</summary>
    public static ReadOnlyMemory<byte> Of(
        NationalHeader header, string taskId, IReadOnlyList<(NationalQuestion Question, CheckAnswer Answer)> answers, CheckOptions options, DateTimeOffset now) =>
        Envelope(header, now, 0, string.Empty, json =>
        {
            json.WriteStartArray("result");
            foreach (var (question, answer) in answers)
            {
                foreach (var (id, finding) in answer.Findings)
                {
                    Write(json, question, id, finding, taskId, options);
                }
            }

            json.WriteEndArray();
            WriteDegraded(json, answers.Select(one => one.Answer).FirstOrDefault(answer => answer.Verdict == CheckVerdict.PassDegraded));
        });

    /// <summary>An answer without a body: to feedback that was taken.</summary>
    public static ReadOnlyMemory<byte> Taken(NationalHeader header, DateTimeOffset now) => Envelope(header, now, 0, string.Empty, _ => { });

    /// <summary>What is wrong with a transaction. HTTP still says 200: clients look at infcode.</summary>
    public static ReadOnlyMemory<byte> Fault(NationalHeader? header, string fault, DateTimeOffset now) =>
        Envelope(header, now, -1, fault.Length <= LongestFault ? fault : fault[..LongestFault], _ => { });

    private static ReadOnlyMemory<byte> Envelope(
        NationalHeader? header, DateTimeOffset now, int code, string fault, Action<Utf8JsonWriter> body)
    {
        var local = now.ToOffset(TimeSpan.FromHours(8));
        var stamp = local.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);
        var region = header?.Region is { Length: 6 } given ? given : "000000";
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("infcode", code);
            json.WriteString("inf_refmsgid", ReferenceOf(region, stamp[..14], header?.MessageId ?? string.Empty));
            json.WriteString("refmsg_time", stamp);
            json.WriteString("respond_time", stamp);
            json.WriteString("err_msg", fault);
            json.WriteStartObject("output");
            body(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>接收方报文ID: region, time, and ten digits that follow from the question's own id.</summary>
    private static string ReferenceOf(string region, string time, string messageId)
    {
        var digits = Checks.CandidateReading.DigestOf(System.Text.Encoding.UTF8.GetBytes(messageId)) % 10_000_000_000;
        return $"{region}{time}{digits.ToString("D10", CultureInfo.InvariantCulture)}";
    }

    private static void Write(
        Utf8JsonWriter json, NationalQuestion question, string id, CheckFinding finding, string taskId, CheckOptions options)
    {
        var (rule, draft) = (finding.Alert.Rule, finding.Alert.Draft);
        var isComputed = draft.AmountAtRisk is not null;
        var amount = (draft.AmountAtRisk?.Fen ?? 0) / 100m;
        json.WriteStartObject();
        json.WriteString("jr_id", id);
        json.WriteString("rule_id", rule.Id);
        json.WriteString("rule_name", rule.Name.Zh);
        json.WriteString("vola_cont", Cut(draft.SentenceZh));
        json.WriteString("patn_id", question.Patient);
        json.WriteString("mdtrt_id", question.Encounter);
        WriteDetails(json, question, id, finding, amount);
        json.WriteNumber("vola_amt", amount);
        json.WriteString("vola_amt_stas", isComputed ? "1" : "0");
        json.WriteString("sev_deg", DegreeOf(draft.Severity, options));
        json.WriteString("vola_evid", Cut(rule.Basis));
        json.WriteString("vola_bhvr_type", rule.Dimension is "item" or "cost" ? options.ItemBehaviour : options.ActBehaviour);
        json.WriteString("task_id", taskId);
        json.WriteString("is_feedback", finding.Action >= CareAction.RequireReason ? "1" : "0");
        json.WriteString("rs_action", ActionOf(finding.Action));
        json.WriteEndObject();
    }

    /// <summary>The orders that are evidence; the encounter as a whole where none is.</summary>
    private static void WriteDetails(Utf8JsonWriter json, NationalQuestion question, string id, CheckFinding finding, decimal amount)
    {
        var orders = finding.Lines.Select(line => question.Orders.GetValueOrDefault(line, string.Empty)).Distinct().DefaultIfEmpty(string.Empty).ToList();
        json.WriteStartArray("judge_result_detail_dtos");
        for (var number = 0; number < orders.Count; number++)
        {
            json.WriteStartObject();
            json.WriteString("jrd_id", $"{id}-{number + 1}");
            json.WriteString("patn_id", question.Patient);
            json.WriteString("mdtrt_id", question.Encounter);
            json.WriteString("rx_id", orders[number]);
            json.WriteString("vola_item_type", "1");
            json.WriteNumber("vola_amt", orders.Count == 1 ? amount : 0);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDegraded(Utf8JsonWriter json, CheckAnswer? degraded)
    {
        if (degraded is null)
        {
            return;
        }

        json.WriteString("rs_degraded_reason", degraded.DegradedReason);
        json.WriteStartArray("rs_rules_not_evaluated");
        foreach (var rule in degraded.NotEvaluated)
        {
            json.WriteStringValue(rule);
        }

        json.WriteEndArray();
    }

    private static string DegreeOf(Severity severity, CheckOptions options) => severity switch
    {
        Severity.Critical => options.CriticalDegree,
        Severity.High => options.HighDegree,
        _ => options.LowDegree,
    };

    private static string ActionOf(CareAction action) => action switch
    {
        CareAction.Block => "BLOCK",
        CareAction.RequireReason => "REQUIRE_REASON",
        CareAction.Remind => "REMIND",
        _ => "PASS",
    };

    private static string Cut(string text) => text.Length <= LongestText ? text : $"{text[..(LongestText - 1)]}…";
}
