using RiskStream.Alerts;
using RiskStream.Checkpoints;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>
/// Judges the rules on what institutions do for many persons. It knows nothing of versions and reversals: the person stage tells it
/// signed changes.
/// </summary>
public sealed class InstitutionStage : IStage<InstitutionChange>
{
    /// <summary>The stage's name.</summary>
    public const string StageName = "institution";

    private readonly List<ItemSurgeEvaluator> _itemRules;
    private readonly List<CardBurstEvaluator> _cardRules;
    private readonly Retention _retention;

    /// <summary>A stage that judges the given rules.</summary>
    public InstitutionStage(RuleSet rules, ReferenceData reference, IRegionContext region, Retention retention)
    {
        _itemRules = [.. rules.Measuring<ItemSurge>().Select(rule => new ItemSurgeEvaluator(rule, reference, region))];
        _cardRules = [.. rules.Measuring<CardBurst>().Select(rule => new CardBurstEvaluator(rule, reference, region))];
        _retention = retention;
    }

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public void CollectKeys(InstitutionChange record, ISet<string> keys)
    {
        foreach (var key in KeysOf(record))
        {
            keys.Add(key);
        }
    }

    /// <inheritdoc/>
    public KeyedState NewState(string key) => key.StartsWith("card|", StringComparison.Ordinal) ? new CardState(key) : new ExamState(key);

    /// <inheritdoc/>
    public void Apply(InstitutionChange record, Func<string, KeyedState> states, StageMemory memory, StageOutputs outputs)
    {
        memory.Clock.Observe(record.EventTime, default);
        var isNew = false;
        foreach (var key in KeysOf(record))
        {
            isNew |= states(key) switch
            {
                ExamState exams when record.Use is ConfirmedDays confirmed =>
                    exams.Apply(record, confirmed) && Rejudge(record, exams, memory, outputs),
                CardState cards when record.Use is ConfirmedDays confirmed =>
                    cards.Apply(record, confirmed) && Rejudge(record, cards, memory, outputs),
                ExamState exams => ApplyExam(record, (ExamUse)record.Use, exams, memory, outputs),
                CardState cards => ApplyCard(record, (CardUse)record.Use, cards, memory, outputs),
                var other => throw new InvalidOperationException($"no state of kind {other.GetType().Name} is known"),
            };
        }

        outputs.CountRecord(isNew);
    }

    /// <inheritdoc/>
    public bool KeepsListsUntilReviewed => false;

    /// <inheritdoc/>
    public IEnumerable<string>? KeysNamedBy(ReferenceChange change) => change.IsOfPersonsOnly ? [] : null;

    /// <inheritdoc/>
    public bool IsConcerned(string key, ReferenceChange change) =>
        change.Everything || change.Institutions.Contains(key.Split('|')[1]);

    /// <inheritdoc/>
    public void Review(
        ListReview review, IStage<InstitutionChange> before, KeyedState state, StageMemory memory, StageOutputs outputs)
    {
        var provider = new ProviderId(state.Key.Split('|')[1]);
        switch (state)
        {
            case ExamState exams when SubjectOf(exams, provider) is { } subject:
                exams.ForgetMeasured();
                JudgeExams(subject, exams, memory, OccasionOf(review, provider, exams.Region, memory, outputs, exams.Record));
                break;
            case CardState cards:
                cards.ForgetMeasured();
                JudgeCards(
                    provider, cards.Region, cards, memory, OccasionOf(review, provider, cards.Region, memory, outputs, cards.Record));
                break;
        }
    }

    /// <summary>What the state's uses are uses of; null without any.</summary>
    private static ItemSubject? SubjectOf(ExamState exams, ProviderId provider)
    {
        if (exams.Uses.All.FirstOrDefault()?.Content is not { } use)
        {
            return null;
        }

        var isWhole = exams.Key == $"exam|{provider}|{use.Item}";
        return new ItemSubject(provider, exams.Region, use.Item, isWhole ? string.Empty : use.Doctor);
    }

    private static Occasion OccasionOf(
        ListReview review, ProviderId provider, string region, StageMemory memory, StageOutputs outputs, Action<SaidAlert> store) => new()
        {
            Cause = review.Cause,
            Provider = provider,
            Region = region,
            Reason = review.Reason,
            AsOf = memory.SourceWatermark,
            Publish = outputs.Add,
            Record = store,
        };

    private IEnumerable<string> KeysOf(InstitutionChange record)
    {
        if (record.Use is ConfirmedDays confirmed)
        {
            var isOfCards = _cardRules.Exists(rule => rule.Rule.Id == confirmed.RuleId);
            yield return $"{(isOfCards ? "card" : "exam")}|{confirmed.SubjectKey}";
            yield break;
        }

        if (record.Use is not ExamUse exam)
        {
            yield return $"card|{record.Provider}";
            yield break;
        }

        yield return $"exam|{record.Provider}|{exam.Item}";
        if (exam.Doctor.Length > 0)
        {
            yield return $"exam|{record.Provider}|{exam.Doctor}|{exam.Item}";
        }
    }

    /// <summary>Judges an item anew whose baseline has other days now. Returns true.</summary>
    private bool Rejudge(InstitutionChange record, ExamState state, StageMemory memory, StageOutputs outputs)
    {
        if (SubjectOf(state, record.Provider) is { } subject)
        {
            var here = record with { Region = state.Region };
            JudgeExams(subject, state, memory, OccasionOf(here, memory, outputs, state.Record));
        }

        state.Forget((memory.SourceWatermark - _retention.Uses).Day);
        return true;
    }

    /// <summary>Judges an institution anew whose usual hours have other days now. Returns true.</summary>
    private bool Rejudge(InstitutionChange record, CardState state, StageMemory memory, StageOutputs outputs)
    {
        var here = record with { Region = state.Region };
        JudgeCards(record.Provider, state.Region, state, memory, OccasionOf(here, memory, outputs, state.Record));
        state.Forget((memory.SourceWatermark - _retention.Uses).Day);
        return true;
    }

    private bool ApplyExam(
        InstitutionChange record, ExamUse exam, ExamState state, StageMemory memory, StageOutputs outputs)
    {
        var firstDay = state.Uses.FirstDay;
        if (!state.Apply(record, exam.ExcludedBy))
        {
            return false;
        }

        foreach (var rule in _itemRules)
        {
            var known = state.KnownOf(rule.Rule);
            known.ForgetDependentsOf(record.EventTime.Day, rule.BaselineWeeks);
            if (firstDay != state.Uses.FirstDay)
            {
                known.Clear();
            }
        }

        var isWhole = state.Key == $"exam|{record.Provider}|{exam.Item}";
        var subject = new ItemSubject(record.Provider, record.Region, exam.Item, isWhole ? string.Empty : exam.Doctor);
        JudgeExams(subject, state, memory, OccasionOf(record, memory, outputs, state.Record));
        state.Forget((memory.SourceWatermark - _retention.Uses).Day);
        return true;
    }

    private void JudgeExams(ItemSubject subject, ExamState state, StageMemory memory, Occasion occasion)
    {
        var horizon = (memory.SourceWatermark - _retention.Uses).Day;
        foreach (var rule in _itemRules)
        {
            // Before this day a baseline would reach behind the uses that are kept; windows begin on the day before.
            var sealedBefore = (horizon + (7 * rule.BaselineWeeks) + 1).Start;
            var confirmed = state.Confirmed.Of(rule.Rule.Id);
            var drafts = rule.Evaluate(subject, state.Uses, state.KnownOf(rule.Rule), sealedBefore, confirmed);
            state.Journal.Reconcile(rule.Rule, subject.Subject, drafts, sealedBefore, occasion);
        }
    }

    private bool ApplyCard(
        InstitutionChange record, CardUse card, CardState state, StageMemory memory, StageOutputs outputs)
    {
        if (!state.Apply(record, card.ExcludedBy))
        {
            return false;
        }

        foreach (var rule in _cardRules)
        {
            var known = state.KnownOf(rule.Rule);
            known.Forget(record.EventTime.Day);
            known.Forget(record.EventTime.Day + 1);
        }

        JudgeCards(record.Provider, record.Region, state, memory, OccasionOf(record, memory, outputs, state.Record));
        state.Forget((memory.SourceWatermark - _retention.Uses).Day);
        return true;
    }

    private void JudgeCards(ProviderId provider, string region, CardState state, StageMemory memory, Occasion occasion)
    {
        var horizon = (memory.SourceWatermark - _retention.Uses).Day;
        foreach (var rule in _cardRules)
        {
            // One day more than bursts are remembered: the first windows of a day reach into the day before.
            var measure = (CardBurst)rule.Rule.Measure;
            var sealedBefore = (horizon + Math.Max(7 * measure.BaselineWeeks, measure.GroupMemoryDays + 1)).Start;
            var confirmed = state.Confirmed.Of(rule.Rule.Id);
            var drafts = rule.Evaluate(provider, region, state.Uses, state.KnownOf(rule.Rule), sealedBefore, confirmed);
            state.Journal.Reconcile(rule.Rule, new Subject("inst", provider.Value), drafts, sealedBefore, occasion);
        }
    }

    private static Occasion OccasionOf(
        InstitutionChange record, StageMemory memory, StageOutputs outputs, Action<SaidAlert> store) => new()
        {
            Cause = record.Key,
            Provider = record.Provider,
            Region = record.Region,
            Reason = record.Holds ? $"{record.Key} changed the evidence" : $"{record.Key} no longer holds",
            AsOf = memory.SourceWatermark,
            IsBackfill = record.IsBackfill,
            Publish = outputs.Add,
            Record = store,
        };
}
