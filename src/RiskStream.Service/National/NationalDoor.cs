using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RiskStream.Checking;
using RiskStream.Checking.Hosting;
using RiskStream.Facts;
using RiskStream.Service.Checks;

namespace RiskStream.Service.National;

/// <summary>
/// The national transactions 3101 and 3102 (questions) and 3103 (feedback). Guarantee: whatever comes, the answer is a national envelope,
/// and HTTP says 200: clients look at infcode. Safe for concurrent use.
/// </summary>
internal sealed class NationalDoor(PreSettlementChecks checks, IOptions<CheckOptions> options, TimeProvider time, ILogger<NationalDoor> logger)
{
    private const int LongestId = 64;
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 32,
    };

    private readonly PersonTokens _tokens = new(options.Value);

    /// <summary>Answers a body with the bytes of an envelope in UTF-8.</summary>
    public async Task<ReadOnlyMemory<byte>> AnswerAsync(string body, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        try
        {
            using var json = JsonDocument.Parse(body.TrimStart('\uFEFF'), Lenient);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? await AnswerAsync(json.RootElement, body, now, cancellationToken)
                : NationalAnswer.Fault(null, "the body is no JSON object; send the national envelope", now);
        }
        catch (JsonException fault)
        {
            return NationalAnswer.Fault(null, $"the body is no JSON, line {fault.LineNumber + 1}: send the national envelope in UTF-8 or GBK", now);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Whoever asks goes on treating: a fault of ours is told in the envelope, and to us in the log.
            logger.LogError(fault, "A national transaction could not be answered");
            return NationalAnswer.Fault(null, "the service could not answer; go on, and report the time to its operators", now);
        }
    }

    private async Task<ReadOnlyMemory<byte>> AnswerAsync(
        JsonElement envelope, string body, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var header = NationalHeader.Read(envelope, options.Value, now);
        var data = NationalText.One(NationalText.One(envelope, "input"), "data");
        if (FaultOf(header, data) is { } fault)
        {
            return NationalAnswer.Fault(header, fault, now);
        }

        return header.Transaction == "3103" ? Take(header, data, now) : await AskAsync(header, data, body, now, cancellationToken);
    }

    private static string? FaultOf(NationalHeader header, JsonElement data) =>
        header.Transaction is not ("3101" or "3102" or "3103")
            ? $"infno is '{Short(header.Transaction)}'; 3101, 3102 and 3103 are answered here"
        : header.MessageId.Length is 0 or > LongestId ? $"msgid has {header.MessageId.Length} characters, not 1 to {LongestId}"
        : data.ValueKind != JsonValueKind.Object ? "input.data is missing"
        : null;

    private async Task<ReadOnlyMemory<byte>> AskAsync(
        NationalHeader header, JsonElement data, string body, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var code = NationalText.Of(data, "trig_scen");
        if (options.Value.ScenarioOf(code) is not { } scenario)
        {
            return NationalAnswer.Fault(
                header, $"trig_scen is '{Short(code)}', not 1 to 10; local codes are given in {CheckOptions.Section}:Scenarios", now);
        }

        var patients = NationalText.Many(data, "patient_dtos", "patientDtos");
        if (patients.Count == 0)
        {
            return NationalAnswer.Fault(header, "patient_dtos is missing; give one object or a list", now);
        }

        var questions = new List<(NationalQuestion Said, CheckQuestion Asked)>();
        for (var number = 0; number < patients.Count; number++)
        {
            if (TryRead(header, scenario, (patients[number], number), body, now, out var question) is { } fault)
            {
                return NationalAnswer.Fault(header, fault, now);
            }

            questions.Add(question);
        }

        var (started, answers) = (time.GetTimestamp(), new List<(NationalQuestion, CheckAnswer)>());
        foreach (var (said, asked) in questions)
        {
            // All patients of a transaction share its deadline.
            var left = options.Value.Deadline - time.GetElapsedTime(started);
            answers.Add((said, await checks.AskAsync(asked with { Deadline = left }, cancellationToken)));
        }

        return NationalAnswer.Of(header, NationalText.Of(data, "task_id"), answers, options.Value, time.GetUtcNow());
    }

    private string? TryRead(
        NationalHeader header,
        CareScenario scenario,
        (JsonElement Patient, int Number) one,
        string body,
        DateTimeOffset now,
        out (NationalQuestion Said, CheckQuestion Asked) question)
    {
        question = default;
        var messageId = one.Number == 0 ? header.MessageId : $"{header.MessageId}-{one.Number + 1}";
        if (NationalQuestion.TryRead(header, scenario, one.Patient, _tokens, out var said) is { } unread)
        {
            return unread;
        }

        if (CandidateReading.TryRead(scenario, messageId, said!.Events, said.Context, said.IsEmergency, options.Value, now, out var candidate) is { } fault)
        {
            return fault;
        }

        question = (said, new CheckQuestion
        {
            MessageId = messageId,
            Door = header.Transaction,
            Candidate = candidate!,
            Provider = header.Provider.Length > 0 ? new ProviderId(header.Provider) : default,
            Digest = CandidateReading.DigestOf(Encoding.UTF8.GetBytes(body)),
        });
        return null;
    }

    private ReadOnlyMemory<byte> Take(NationalHeader header, JsonElement data, DateTimeOffset now)
    {
        var told = NationalText.Many(data, "warns");
        var faults = told.Select(FaultOf).OfType<string>().ToList();
        if (told.Count == 0 || faults.Count > 0)
        {
            return NationalAnswer.Fault(header, told.Count == 0 ? "warns is missing; give the findings that are answered" : string.Join("; ", faults), now);
        }

        foreach (var warn in told)
        {
            checks.Tell(
                NationalText.Of(warn, "warn_rslt_id"), NationalText.Of(warn, "dspo_way") == Feedbacks.GoesOn, NationalText.Of(warn, "dspo_way_rea"));
        }

        return NationalAnswer.Taken(header, now);
    }

    private static string? FaultOf(JsonElement warn) =>
        Feedbacks.FaultOf(NationalText.Of(warn, "warn_rslt_id"), NationalText.Of(warn, "dspo_way"), NationalText.Of(warn, "dspo_way_rea"));

    private static string Short(string text) => text.Length <= 20 ? text : $"{text[..20]}…";
}
