using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using RiskStream.Checking.Hosting;
using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Ports;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Stages;

namespace RiskStream.Checking;

/// <summary>
/// Answers questions before settlements. Guarantee: every question is answered within its deadline, and when state, lists or time are
/// missing nobody is held up: the answer is PASS_DEGRADED and names the rules that were not evaluated and why. It reads and changes
/// nothing. Safe for concurrent use.
/// </summary>
public sealed partial class PreSettlementChecks : IDisposable
{
    private const string NoPlace = "where state is kept is not known yet";

    private readonly RuleSet _rules;
    private readonly Func<ReferenceData> _lists;
    private readonly ICommittedState _state;
    private readonly IKeyPlaces _places;
    private readonly ICheckLog _log;
    private readonly ILogger<PreSettlementChecks> _logger;
    private readonly TimeProvider _time;
    private readonly CheckOptions _options;
    private readonly AnswerMemory _memory;
    private readonly ConcurrencyLimiter _turns;
    private readonly ResiliencePipeline _breaker;
    private volatile Evaluation? _evaluation;

    /// <summary>Asks the given rules by the newest lists.</summary>
    public PreSettlementChecks(
        RuleSet rules,
        Func<ReferenceData> lists,
        ICommittedState state,
        IKeyPlaces places,
        ICheckLog log,
        TimeProvider time,
        IOptions<CheckOptions> options,
        ILogger<PreSettlementChecks> logger)
    {
        (_rules, _lists, _state, _places, _log, _time, _options) = (rules, lists, state, places, log, time, options.Value);
        _logger = logger;
        _memory = new AnswerMemory(_options.RememberedAnswers, _options.RememberFor);
        _turns = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = _options.MaxConcurrent,
            QueueLimit = _options.MaxWaiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        _breaker = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                BreakDuration = _options.BreakFor,
                FailureRatio = 0.5,
                MinimumThroughput = 8,
                SamplingDuration = TimeSpan.FromSeconds(5),
                ShouldHandle = new PredicateBuilder().Handle<StateStoreUnavailableException>().Handle<OperationCanceledException>(),
            })
            .Build();
    }

    /// <summary>Answers a question; the same question again is answered alike. Every answer goes to the log.</summary>
    public async Task<CheckAnswer> AskAsync(CheckQuestion question, CancellationToken cancellationToken)
    {
        var (askedAt, started) = (Now, _time.GetTimestamp());
        if (_memory.TryFind(question, askedAt, out var known))
        {
            Keep(() => _log.Keep(known with { AskedAt = askedAt }));
            return known.Answer;
        }

        var answer = await AnswerAsync(question, cancellationToken) with { Took = _time.GetElapsedTime(started) };
        var check = new CheckRecord
        {
            MessageId = question.MessageId,
            Door = question.Door,
            AskedAt = askedAt,
            Candidate = question.Candidate,
            Provider = question.Provider,
            Answer = answer,
        };
        if (answer.Verdict != CheckVerdict.PassDegraded)
        {
            _memory.Remember(question, check);
        }

        Keep(() => _log.Keep(check));
        return answer;
    }

    /// <summary>Takes what was done about a finding.</summary>
    public void Tell(string findingId, bool continues, string reason) => Keep(() => _log.Keep(new FeedbackRecord
    {
        FindingId = findingId,
        ToldAt = Now,
        Continues = continues,
        Reason = reason,
        Check = _memory.FindByFinding(findingId),
    }));

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    private EventTimestamp Now => EventTimestamp.FromUtc(_time.GetUtcNow());

    /// <summary>The log is not worth an answer: what goes wrong with it is told to the operators.</summary>
    private void Keep(Action keep)
    {
        try
        {
            keep();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            LogUnkept(fault);
        }
    }

    private async Task<CheckAnswer> AnswerAsync(CheckQuestion question, CancellationToken cancellationToken)
    {
        var evaluation = EvaluationOf(_lists());
        var deadline = question.Deadline is { } wished && wished < _options.Deadline ? wished : _options.Deadline;
        using var late = new CancellationTokenSource(deadline > TimeSpan.Zero ? deadline : TimeSpan.Zero, _time);
        using var until = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await EvaluateAsync(question, evaluation, until.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Degraded(question, evaluation, $"not evaluated within {deadline.TotalMilliseconds:0} ms");
        }
        catch (StateStoreUnavailableException)
        {
            return Degraded(question, evaluation, "what is kept of the person could not be read");
        }
        catch (BrokenCircuitException)
        {
            return Degraded(question, evaluation, "what is kept of persons could not be read lately");
        }
        catch (DamagedStateException damaged)
        {
            LogUnevaluated(damaged);
            return Degraded(question, evaluation, "what is kept of the person cannot be understood");
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            LogUnevaluated(fault);
            return Degraded(question, evaluation, "a fault of the service");
        }
    }

    private async Task<CheckAnswer> EvaluateAsync(CheckQuestion question, Evaluation evaluation, CancellationToken until)
    {
        if (_places.PlaceOf(PersonStage.StageName, question.Candidate.Beneficiary.Value) is not { } place)
        {
            return Degraded(question, evaluation, NoPlace);
        }

        var turn = await _turns.AcquireAsync(1, until);
        if (!turn.IsAcquired)
        {
            return Degraded(question, evaluation, "too many checks wait for their turn");
        }

        // A person of whom very much is kept may take longer than the asker waits: the turn ends with the work, not with the waiting.
        var work = WorkAsync(turn, place, question, evaluation, until);
        Observe(work);
        return await work.WaitAsync(until);
    }

    private async Task<CheckAnswer> WorkAsync(
        RateLimitLease turn, StagePartition place, CheckQuestion question, Evaluation evaluation, CancellationToken until)
    {
        using (turn)
        {
            var candidate = question.Candidate;
            var read = await ReadAsync(token => _state.ReadAsync(place, [candidate.Beneficiary.Value], token), until);
            var memory = StageMemory.Decode(read.Memory);
            var person = new PersonState(candidate.Beneficiary.Value);
            if (read.Values[0] is { } bytes)
            {
                person.Restore(bytes);
            }

            var findings = evaluation.Candidates.Ask(person, candidate, memory.Timers.Now, until);
            var institutions = evaluation.Candidates.InstitutionsOf(person, candidate);
            if (institutions.Count > 0)
            {
                if (PlacesOf(institutions) is not { } keys)
                {
                    return Degraded(question, evaluation, NoPlace);
                }

                var stored = await ReadAsync(token => _state.ReadAsync(keys, token), until);
                findings = evaluation.Candidates.AskInstitutions(person, candidate, institutions, stored, findings);
            }

            return Answered(question, findings, memory.Clock.Watermark);
        }
    }

    /// <summary>Where what is kept of packs and groups is; null while the partitions of their stage are not known.</summary>
    private List<PlacedKey>? PlacesOf(IReadOnlyList<InstitutionQuestion> institutions)
    {
        var keys = new List<PlacedKey>(institutions.Count);
        foreach (var one in institutions)
        {
            if (_places.PlaceOf(InstitutionStage.StageName, one.RoutingKey) is not { } place)
            {
                return null;
            }

            keys.Add(new PlacedKey(place, one.Key));
        }

        return keys;
    }

    /// <summary>What fails when nobody waits for it any more is no news.</summary>
    private static void Observe(Task task) => _ = task.ContinueWith(
        static done => done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    /// <summary>
    /// Reads with as long as any asker may wait, so that one who waits less, or hangs up, is not taken for a store that does not answer.
    /// </summary>
    private async Task<T> ReadAsync<T>(Func<CancellationToken, ValueTask<T>> read, CancellationToken until)
    {
        var reading = ReadToTheEndAsync(read);
        Observe(reading);
        return await reading.WaitAsync(until);
    }

    private async Task<T> ReadToTheEndAsync<T>(Func<CancellationToken, ValueTask<T>> read)
    {
        using var full = new CancellationTokenSource(_options.Deadline, _time);
        return await _breaker.ExecuteAsync(read, full.Token);
    }

    private static CheckAnswer Answered(CheckQuestion question, IReadOnlyList<CheckFinding> findings, EventTimestamp asOf) => new()
    {
        Verdict = CheckAnswer.VerdictOf(findings),
        Findings = [.. findings.Select(finding => (FindingId.Of(question.MessageId, finding.Alert.AlertId), finding))],
        AsOf = asOf,
    };

    private static CheckAnswer Degraded(CheckQuestion question, Evaluation evaluation, string reason) => new()
    {
        Verdict = CheckVerdict.PassDegraded,
        NotEvaluated = [.. evaluation.Candidates.AskedIn(question.Candidate.Scenario)],
        DegradedReason = reason,
    };

    private Evaluation EvaluationOf(ReferenceData lists)
    {
        var evaluation = _evaluation;
        if (evaluation is null || !ReferenceEquals(evaluation.Lists, lists))
        {
            _evaluation = evaluation = new Evaluation(lists, new CandidateEvaluation(_rules, lists));
        }

        return evaluation;
    }

    private sealed record Evaluation(ReferenceData Lists, CandidateEvaluation Candidates);

    [LoggerMessage(2401, LogLevel.Error, "A check could not be evaluated and was passed")]
    private partial void LogUnevaluated(Exception fault);

    [LoggerMessage(2402, LogLevel.Error, "A check or its feedback could not be kept")]
    private partial void LogUnkept(Exception fault);
}
