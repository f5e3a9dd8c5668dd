using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Stages;
using RiskStream.Statements;

namespace RiskStream.Checking;

/// <summary>
/// What the institution stage would say if a candidate were stated, of the keys of which little is kept: packs by their trace codes, and
/// groups of persons who are admitted together. It applies the candidate to a copy of what is stored. Pure; any thread may ask.
/// </summary>
internal sealed class InstitutionEvaluation(RuleSet rules, ReferenceData reference)
{
    private readonly TraceUses _packs = new(rules);
    private readonly GroupUses _groups = new(rules, reference);
    private readonly IUseKind[] _kinds = [new TraceKind(rules), new GroupKind(rules, reference)];

    /// <summary>The rules that it asks, of whatever phase.</summary>
    public IReadOnlyList<RuleDefinition> Rules { get; } = [.. rules.Measuring<TraceCodeReuse>(), .. rules.Measuring<GroupAdmission>()];

    /// <summary>Whether a statement may tell of such a key: a pack in a charge, or an admission.</summary>
    public static bool IsAsked(Statement statement) =>
        statement.Traits.HasTracedLine || Enumerable.Range(0, statement.Count).Any(index => statement.KindOf(index) == FactKind.Admission);

    /// <summary>What an encounter tells of such keys.</summary>
    public IReadOnlyList<InstitutionQuestion> QuestionsOf(BeneficiaryId beneficiary, EncounterFacts facts)
    {
        var changes = _packs.SettledOf(facts).Select(sale => ChangeOf(beneficiary, sale.Line.Key, sale.Settlement.Content, sale.Use))
            .Concat(_groups.Of(facts).Select(one => ChangeOf(beneficiary, one.Admission.Key, one.Admission.Content, one.Use)));
        return
        [
            .. from change in changes
               from kind in _kinds
               from key in kind.KeysOf(change)
               group change by (change.RoutingKey, Key: key) into same
               select new InstitutionQuestion(same.Key.RoutingKey, same.Key.Key, [.. same]),
        ];
    }

    /// <summary>What would be said anew of a key, or otherwise than before, given what is stored of it; null if nothing is.</summary>
    public IReadOnlyList<RiskAlert> Ask(InstitutionQuestion question, byte[]? stored, EventTimestamp now)
    {
        var kind = _kinds.First(kind => question.Key.StartsWith(kind.Prefix + "|", StringComparison.Ordinal));
        var state = kind.NewState(question.Key);
        if (stored is not null)
        {
            state.Restore(stored);
        }

        var said = new Dictionary<string, RiskAlert>();
        foreach (var change in question.Changes)
        {
            // From the first of days on nothing is sealed: whatever is still kept may be spoken of.
            kind.Apply(change, state, horizon: default, new Occasion
            {
                Cause = change.Key,
                Provider = change.Provider,
                Region = change.Region,
                Reason = "asked before the settlement",
                AsOf = now,
                Now = now,
                Publish = alert => said[alert.AlertId] = alert,
                Record = _ => { },
            });
        }

        return [.. said.Values.Where(alert => alert.Kind != AlertKind.Withdrawn)];
    }

    private static InstitutionChange ChangeOf(BeneficiaryId beneficiary, FactKey key, Fact fact, InstitutionUse use) => new()
    {
        Holds = true,
        Provider = fact.Provider,
        Region = fact.Region,
        Beneficiary = beneficiary,
        EventTime = fact.EventTime,
        Key = key,
        Use = use,
    };
}
