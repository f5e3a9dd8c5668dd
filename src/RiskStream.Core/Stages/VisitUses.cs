using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>
/// What an encounter contributes to the visits and treatments of its institution: nothing where no rule asks for them. Pure.
/// </summary>
internal sealed class VisitUses
{
    private const long DayE4 = 24 * 60 * 10_000;

    private readonly ReferenceData _reference;
    private readonly HashSet<RuleAxis> _visitAxes;
    private readonly HashSet<RuleAxis> _therapyAxes;
    private readonly ILookup<RuleAxis, ExclusionSet> _sets;

    public VisitUses(RuleSet rules, ReferenceData reference)
    {
        var asking = rules.Active.Where(rule => rule.Measure is TemplateBilling or PhantomSwipe or CapacityExceeded).ToList();
        _reference = reference;
        _visitAxes = [.. asking.Select(rule => rule.Axis)];
        _therapyAxes = reference.StandardMinutes.Count == 0
            ? []
            : [.. asking.Where(rule => rule.Measure is CapacityExceeded).Select(rule => rule.Axis)];
        _sets = asking.SelectMany(rule => rule.Exclusions.Select(set => (rule.Axis, Set: set)))
            .DistinctBy(asked => (asked.Axis, asked.Set.Id))
            .OrderBy(asked => asked.Set.Id, StringComparer.Ordinal)
            .ToLookup(asked => asked.Axis, asked => asked.Set);
    }

    /// <summary>Whether a rule asks for institutions of an axis, or, if that is not known, for any at all.</summary>
    public bool Asks(RuleAxis? axis) => axis is { } one ? _visitAxes.Contains(one) : _visitAxes.Count > 0;

    /// <summary>The settlements of visits and purchases.</summary>
    public IEnumerable<(EffectiveFact<Settlement> Settlement, VisitUse Use)> VisitsOf(EncounterFacts facts)
    {
        var settled = facts.Settlements.Where(IsVisit).ToList();
        foreach (var settlement in settled)
        {
            var content = settlement.Content;
            var institution = _reference.InstitutionOn(content.Provider, content.EventTime.Day);
            if (!_visitAxes.Contains(institution.Axis))
            {
                continue;
            }

            var lines = SettledLines.Of(facts.Lines, settlement.Key, settled);
            yield return (settlement, new VisitUse
            {
                Encounter = facts.Id,
                Paid = content.FundPayment + content.AccountPayment,
                Total = content.TotalCharge,
                Basket = SettledLines.BasketOf(lines),
                Doctor = SettledLines.DoctorOf(lines),
                IsDiagnosed = content.ChronicDisease.Length > 0 || facts.Diagnoses.Any(IsValid),
                Balance = content.AccountPayment.Fen > 0 ? content.Balance : null,
                InSets = SetsOf(facts, institution),
            });
        }
    }

    /// <summary>The treatments by a therapist's own hands: one a day, item and therapist, of a whole day at most.</summary>
    public IEnumerable<(EffectiveFact<ClaimLine> Line, TherapyUse Use)> TherapiesOf(EncounterFacts facts)
    {
        if (_therapyAxes.Count == 0 || facts.IsStay)
        {
            yield break;
        }

        foreach (var work in facts.Lines.Where(line => line.Content.Doctor.Length > 0)
            .GroupBy(line => (line.Content.EventTime.Day, line.Content.Doctor, line.Content.Item, line.Content.Provider)))
        {
            if (_reference.StandardMinutes.On(work.Key.Item, work.Key.Day) is not { } standard)
            {
                continue;
            }

            var minutes = (long)Int128.Min((Int128)work.Sum(line => line.Content.QuantityE4) * standard.MinutesE4 / 10_000, DayE4);
            var institution = _reference.InstitutionOn(work.Key.Provider, work.Key.Day);
            if (minutes <= 0 || !_therapyAxes.Contains(institution.Axis))
            {
                continue;
            }

            yield return (work.First(line => line.Content.QuantityE4 > 0), new TherapyUse
            {
                Item = work.Key.Item,
                Doctor = work.Key.Doctor,
                MinutesE4 = minutes,
                InSets = SetsOf(facts, institution),
            });
        }
    }

    private static bool IsVisit(EffectiveFact<Settlement> settlement) =>
        !settlement.Content.IsManual && settlement.Content.Service is not (ServiceKind.Inpatient or ServiceKind.Unspecified);

    /// <summary>A code begins with a letter and has three characters at least: no dash, no word, no row of zeros.</summary>
    private static bool IsValid(string diagnosis) =>
        diagnosis.Length >= 3 && char.IsAsciiLetter(diagnosis[0]) && char.IsAsciiLetterOrDigit(diagnosis[1]);

    private string SetsOf(EncounterFacts facts, Institution institution)
    {
        if (!_sets.Contains(institution.Axis))
        {
            return string.Empty;
        }

        var profile = EncounterProfile.Of(facts, institution.Specialty);
        return string.Join(',', _sets[institution.Axis].Where(set => set.Matches(profile)).Select(set => set.Id));
    }
}
