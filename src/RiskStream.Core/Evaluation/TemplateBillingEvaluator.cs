using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Windows;
using VisitSignature = (ulong Basket, long Fen);

namespace RiskStream.Evaluation;

/// <summary>
/// C02 TemplateClinicBilling and rules of its shape. A civil day is judged as a whole, by what is known of it: visits with the same
/// items, quantities and amount, and visits without a diagnosis; then the days of a week together. Pure.
/// </summary>
public sealed class TemplateBillingEvaluator : IUseEvaluator<VisitUse>
{
    private readonly TemplateBilling _measure;
    private readonly GradedMeasure<TemplateBilling> _graded;
    private readonly ReferenceData _reference;
    private readonly RuleScope _scope;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public TemplateBillingEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        Rule = rule;
        _measure = (TemplateBilling)rule.Measure;
        _graded = new GradedMeasure<TemplateBilling>(rule, reference);
        _reference = reference;
        _scope = new RuleScope(rule);
    }

    /// <inheritdoc/>
    public RuleDefinition Rule { get; }

    /// <inheritdoc/>
    public int DaysBack => TemplateBilling.Days - 1;

    /// <inheritdoc/>
    public IReadOnlyList<AlertDraft> Evaluate(
        VisitSubject subject,
        UseTimeline<VisitUse> uses,
        StandingCache<VisitMeasurement> known,
        EventTimestamp judgedFrom,
        IReadOnlyList<DaySpan> confirmed)
    {
        var mediumDays = new List<TemplateDay>();
        var standings = new List<TemplateStanding>();
        foreach (var day in uses.Days.SelectMany(day => known.On(day, one => [.. Measure(subject, uses, one)])).OfType<TemplateDay>())
        {
            mediumDays.RemoveAll(earlier => earlier.Day <= day.Day - TemplateBilling.Days);
            if (day.IsMedium)
            {
                mediumDays.Add(day);
            }

            if (day.Day.Start >= judgedFrom && Judge(day, mediumDays) is { } standing)
            {
                standings.Add(standing);
            }
        }

        return
        [
            .. Episodes.Join(standings, _measure.CoolDown)
                .Where(episode => Rule.AppliesOn(episode.Anchor))
                .Select(episode => _graded.Told(
                    TemplateBillingReport.Draft(Rule, _measure, _scope, subject, episode, uses), subject.Provider, episode.Peak.Day.Day)),
        ];
    }

    /// <summary>The day, if anything of it can make an alert.</summary>
    private IEnumerable<TemplateDay> Measure(VisitSubject subject, UseTimeline<VisitUse> uses, CivilDay day)
    {
        if (!_scope.Asks(_reference, subject.Provider, day))
        {
            yield break;
        }

        var measure = _graded.On(subject.Provider, day);
        var visits = uses.On(day).Ordered.Where(_scope.Counts).ToList();
        var (repeated, repeats) = MostOf(visits) ?? default;
        var (doctor, byDoctor, doctorRepeats) = MostByDoctor(visits);
        var measured = new TemplateDay(
            day, visits.Count, repeated, repeats, visits.Count(use => !use.Content.IsDiagnosed), doctor, byDoctor, doctorRepeats)
        {
            RepeatLimit = ShareLimit.Of(measure.Repeats, _measure.RepeatShare, visits.Count),
            DoctorLimit = measure.DoctorRepeats,
            UndiagnosedLimit = visits.Count >= _measure.UndiagnosedVisits
                ? ShareLimit.Of(1, _measure.UndiagnosedShare, visits.Count)
                : null,
        };
        if (measured.IsMedium || doctorRepeats >= measured.DoctorLimit)
        {
            yield return measured;
        }
    }

    private static (VisitSignature Signature, int Count)? MostOf(IEnumerable<Use<VisitUse>> visits)
    {
        var repeats = new SignatureRepeat<VisitSignature>();
        foreach (var use in visits.Where(use => use.Content.Basket != 0))
        {
            repeats.Add(SignatureOf(use.Content));
        }

        return repeats.Most;
    }

    private static (string Doctor, VisitSignature Signature, int Count) MostByDoctor(List<Use<VisitUse>> visits) => visits
        .Where(use => use.Content.Doctor.Length > 0)
        .GroupBy(use => use.Content.Doctor)
        .Select(doctor => (Doctor: doctor.Key, Most: MostOf(doctor) ?? default))
        .OrderByDescending(doctor => doctor.Most.Count)
        .ThenBy(doctor => doctor.Doctor, StringComparer.Ordinal)
        .Select(doctor => (doctor.Doctor, doctor.Most.Signature, doctor.Most.Count))
        .FirstOrDefault((string.Empty, default, 0));

    /// <summary>Content and amount of a visit.</summary>
    internal static VisitSignature SignatureOf(VisitUse visit) => (visit.Basket, visit.Total.Fen);

    private TemplateStanding? Judge(TemplateDay day, List<TemplateDay> mediumDays)
    {
        if (day.DoctorRepeats >= day.DoctorLimit)
        {
            return Standing(Severity.High, TemplateCause.Doctor, day.DoctorRepeats, day.DoctorLimit);
        }

        if (!day.IsMedium)
        {
            return null;
        }

        if (mediumDays.Count >= _measure.HighDays)
        {
            return Standing(Severity.High, TemplateCause.Days, mediumDays.Count, _measure.HighDays);
        }

        var repeats = Standing(Severity.Medium, TemplateCause.Repeats, day.Repeats, day.RepeatLimit);
        if (!day.IsUndiagnosed)
        {
            return repeats;
        }

        var undiagnosed = Standing(Severity.Medium, TemplateCause.Undiagnosed, day.Undiagnosed, day.UndiagnosedLimit!.Value);
        return day.IsRepeated && repeats.Ratio >= undiagnosed.Ratio ? repeats : undiagnosed;

        TemplateStanding Standing(Severity severity, TemplateCause cause, int value, int limit) =>
            new(day, [.. mediumDays], severity, cause, value, limit);
    }
}
