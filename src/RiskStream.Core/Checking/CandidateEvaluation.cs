using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Stages;
using RiskStream.Statements;

namespace RiskStream.Checking;

/// <summary>
/// What the rules on a person's timeline would say if a candidate were stated too: the question before a settlement. It changes
/// nothing: it works on ledgers of its own that share the statements, which are immutable. Any thread may ask as long as nobody
/// changes the state meanwhile.
/// </summary>
public sealed class CandidateEvaluation
{
    private static readonly EventTimestamp Never = new(long.MinValue);

    private readonly PersonEvaluators _evaluators;
    private readonly InstitutionEvaluation _institutions;

    /// <summary>Asks the given rules.</summary>
    public CandidateEvaluation(RuleSet rules, ReferenceData reference)
    {
        _evaluators = new PersonEvaluators(rules, reference);
        _institutions = new InstitutionEvaluation(rules, reference);
    }

    /// <summary>The rules that a check in a scenario asks, by id.</summary>
    public IEnumerable<string> AskedIn(CareScenario scenario) =>
        _evaluators.All.Select(evaluator => evaluator.Rule).Concat(_institutions.Rules).Where(rule => IsAsked(rule, scenario)).Select(rule => rule.Id);

    /// <summary>
    /// What the candidate adds to what stands of the person anyway, most severe first: alerts that would not stand without it, or would say
    /// less; and when an encounter is settled, what stands of it, whoever stated it. A rule that a check cannot decide says what stands of the
    /// candidate's encounter.
    /// </summary>
    /// <param name="state">The person as stored.</param>
    /// <param name="candidate">What would be stated; it counts as being on time.</param>
    /// <param name="now">The hour that the partition's timers have reached: what is missing before it has not happened.</param>
    /// <param name="cancellationToken">Ends the evaluation between two rules.</param>
    public IReadOnlyList<CheckFinding> Ask(
        PersonState state, Candidate candidate, EventTimestamp now, CancellationToken cancellationToken = default)
    {
        var facts = FactsIn(state, candidate);
        var (context, told) = UnstatedOf(facts, candidate);
        var without = new Lazy<PersonTimeline>(() => new PersonTimeline(candidate.Beneficiary, LedgerOf(state, context), now));
        var ledger = LedgerOf(state, [.. context, .. told]);
        var with = new PersonTimeline(candidate.Beneficiary, ledger, now);
        candidate = ForEmergencies(candidate, facts);
        var changed = ChangedBy([.. context, .. told], state.Ledger, ledger, candidate.Encounter);
        var found = new List<CheckFinding>();
        for (var number = 0; number < _evaluators.All.Count; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var evaluator = _evaluators.All[number];
            if (IsAsked(evaluator.Rule, candidate.Scenario) && MaySay(number, state, with, changed))
            {
                Add(found, evaluator, with, without, candidate);
            }
        }

        return InOrder(found);
    }

    /// <summary>
    /// What the candidate would tell of packs and of groups of persons: these are kept under keys of their own, to be read before
    /// <see cref="AskInstitutions"/>. Nothing for most candidates.
    /// </summary>
    public IReadOnlyList<InstitutionQuestion> InstitutionsOf(PersonState state, Candidate candidate)
    {
        var facts = FactsIn(state, candidate);
        var mayTell = candidate.Statements.Any(InstitutionEvaluation.IsAsked) || facts is { TracedLines.Count: > 0 };
        if (!mayTell || !_institutions.Rules.Any(rule => IsAsked(rule, candidate.Scenario)))
        {
            return [];
        }

        var (context, told) = UnstatedOf(facts, candidate);
        var ledger = LedgerOf(state, [.. context, .. told]);
        return ledger.Encounters.Contains(candidate.Encounter)
            ? _institutions.QuestionsOf(candidate.Beneficiary, ledger.FactsOf(candidate.Encounter))
            : [];
    }

    /// <summary>What the candidate adds to what stands of packs and groups, together with what it adds to the person, most severe first.</summary>
    /// <param name="state">The person as stored.</param>
    /// <param name="candidate">What would be stated.</param>
    /// <param name="questions">What it tells, as <see cref="InstitutionsOf"/> says.</param>
    /// <param name="stored">What is stored under their keys, in their order; null where nothing is.</param>
    /// <param name="found">What was found of the person.</param>
    public IReadOnlyList<CheckFinding> AskInstitutions(
        PersonState state,
        Candidate candidate,
        IReadOnlyList<InstitutionQuestion> questions,
        IReadOnlyList<byte[]?> stored,
        IReadOnlyList<CheckFinding> found)
    {
        candidate = ForEmergencies(candidate, FactsIn(state, candidate));
        var more = questions.SelectMany((question, number) => _institutions.Ask(question, stored[number], candidate.At))
            .Where(alert => IsAsked(alert.Rule, candidate.Scenario));
        return InOrder([.. found, .. more.Select(alert => FindingOf(alert, candidate))]);
    }

    /// <summary>
    /// Every alert that would stand of the person when the event time has come to <paramref name="now"/>. The candidate counts as being on
    /// time.
    /// </summary>
    public IReadOnlyList<RiskAlert> Evaluate(PersonState state, Candidate candidate, EventTimestamp now)
    {
        var timeline = new PersonTimeline(candidate.Beneficiary, LedgerOf(state, candidate.Statements), now);
        return [.. _evaluators.All.SelectMany(evaluator => StandingOf(evaluator, timeline, candidate))];
    }

    private static List<CheckFinding> InOrder(IEnumerable<CheckFinding> found) =>
        [.. found.OrderByDescending(finding => finding.Action).ThenByDescending(finding => finding.Alert.Draft.Severity)];

    /// <summary>What is stored of the encounter; null if nothing was stated of it.</summary>
    private static EncounterFacts? FactsIn(PersonState state, Candidate candidate) =>
        state.Ledger.Encounters.Contains(candidate.Encounter) ? state.Ledger.FactsOf(candidate.Encounter) : null;

    /// <summary>What was not stated of the encounter yet: of what was done before, and of what is asked.</summary>
    private static (List<Statement> Context, IReadOnlyList<Statement> Told) UnstatedOf(EncounterFacts? facts, Candidate candidate)
    {
        var isSettling = CareScenarios.PhaseOf(candidate.Scenario) == RulePhase.During;
        var unstated = new UnstatedCharges(facts, byDay: !isSettling);
        var context = unstated.Of(candidate.Context);
        return (context, isSettling ? unstated.Of(candidate.Statements) : candidate.Statements);
    }

    private static Candidate ForEmergencies(Candidate candidate, EncounterFacts? facts) => candidate with
    {
        IsEmergency = candidate.IsEmergency || (facts is not null && IsEmergency(facts, candidate.EmergencyTypes)),
    };

    private static void Add(
        List<CheckFinding> found, IPersonEvaluator evaluator, PersonTimeline with, Lazy<PersonTimeline> without, Candidate candidate)
    {
        var isDecided = evaluator.Rule.Care.Synchronous == Synchrony.Decides;
        var said = StandingOf(evaluator, isDecided ? with : without.Value, candidate);
        if (said.Count == 0)
        {
            return;
        }

        // What stands of the encounter itself is asked about when it is settled, whoever stated it.
        var isSettling = CareScenarios.PhaseOf(candidate.Scenario) == RulePhase.During;
        var told = isDecided
            ? StandingOf(evaluator, without.Value, candidate).Where(alert => !isSettling || !IsOf(alert, candidate)).Select(DigestOf).ToHashSet()
            : [.. said.Where(alert => !IsOf(alert, candidate)).Select(DigestOf)];
        foreach (var alert in said.Where(alert => !told.Contains(DigestOf(alert))))
        {
            found.Add(FindingOf(alert, candidate));
        }
    }

    private static IEnumerable<(FactKey Key, ClaimLine Line)> LinesOf(RiskAlert alert, Candidate candidate)
    {
        var evidence = alert.Draft.Evidence.ToHashSet();
        return from statement in candidate.Statements
               from index in Enumerable.Range(0, statement.Count)
               where statement.KindOf(index) == FactKind.Line && evidence.Contains(statement.KeyOf(index))
               select (statement.KeyOf(index), (ClaimLine)statement.FactOf(index));
    }

    private static CheckFinding FindingOf(RiskAlert alert, Candidate candidate)
    {
        var lines = LinesOf(alert, candidate).ToList();
        return new CheckFinding(
            alert,
            alert.Rule.Care.ActionFor(alert.Draft.Severity, candidate.IsEmergency),
            [.. lines.Select(line => line.Line.Item).Where(item => item.Length > 0).Distinct(StringComparer.Ordinal)],
            [.. lines.Select(line => FactKey.LineNumberOf(line.Key, candidate.Encounter))]);
    }

    private static (string Id, ulong Digest) DigestOf(RiskAlert alert) => (alert.AlertId, AlertDigest.Of(alert.Rule, alert.Draft));

    private static bool IsAsked(RuleDefinition rule, CareScenario scenario) =>
        rule.Care.Synchronous != Synchrony.Never && rule.Care.Phases.Contains(CareScenarios.PhaseOf(scenario));

    private static bool IsOf(RiskAlert alert, Candidate candidate) =>
        alert.Draft.Encounter == candidate.Encounter || alert.Subject.Key == candidate.Encounter.Value;

    private static bool IsEmergency(EncounterFacts facts, IReadOnlyCollection<string> types) =>
        facts.Admission is { Content: var admission } && (admission.IsEmergency || types.Contains(admission.MedicalType))
        || facts.Settlements.Any(settlement =>
            settlement.Content.Service == ServiceKind.Emergency || types.Contains(settlement.Content.MedicalType));

    /// <summary>
    /// Whether a rule may have an answer, by the bounds by which the person stage knows whom it need not judge: a rule that was never said of
    /// the person found nothing. One that speaks of what has not happened is always judged.
    /// </summary>
    private bool MaySay(int number, PersonState state, PersonTimeline with, IReadOnlyList<EncounterFacts> changed)
    {
        var evaluator = _evaluators.All[number];
        return evaluator.IsWoken || _evaluators.MustJudge(number, with, !state.Journal.HasSaid(evaluator.Rule.Id), changed);
    }

    /// <summary>The encounters that statements change, as they are stored and as they would be; that of the question in any case.</summary>
    private static List<EncounterFacts> ChangedBy(
        IReadOnlyList<Statement> statements, PersonLedger stored, PersonLedger with, EncounterId encounter)
    {
        var affected = AffectedEncounters.By(statements, stored);
        var changed = new List<EncounterFacts>();
        foreach (var ledger in new[] { stored, with })
        {
            changed.AddRange(affected.FactsIn(ledger));
            if (ledger.Encounters.Contains(encounter) && !changed.Exists(facts => ReferenceEquals(facts, ledger.FactsOf(encounter))))
            {
                changed.Add(ledger.FactsOf(encounter));
            }
        }

        return changed;
    }

    private static PersonLedger LedgerOf(PersonState state, IReadOnlyList<Statement> more)
    {
        var ledger = new PersonLedger();
        foreach (var statement in state.Ledger.Statements.Concat(more))
        {
            ledger.Add(statement);
        }

        return ledger;
    }

    private static List<RiskAlert> StandingOf(IPersonEvaluator evaluator, PersonTimeline timeline, Candidate candidate)
    {
        var said = new List<RiskAlert>();
        var occasion = new Occasion
        {
            Beneficiary = candidate.Beneficiary,
            Cause = candidate.Statements.Count > 0 ? candidate.Statements[0].KeyOf(0) : default,
            Reason = "asked before the settlement",
            AsOf = candidate.At,
            Publish = said.Add,
            Record = _ => { },
        };

        // A journal that nothing was said to says what stands, episodes of one anchor day in one.
        PersonEvaluators.Reconcile(evaluator.Rule, evaluator.Evaluate(timeline), new AlertJournal(), Never, occasion);
        return said;
    }
}
