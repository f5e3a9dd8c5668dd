using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>What a rule measures at an institution: with the count limits of the grade that it has on a day. Immutable.</summary>
/// <typeparam name="T">The rule's measure.</typeparam>
internal sealed class GradedMeasure<T>(RuleDefinition rule, ReferenceData reference)
    where T : RuleMeasure
{
    private readonly T[] _byGrade = [.. Enum.GetValues<CreditGrade>().Select(grade => (T)rule.Measure.For(grade))];

    /// <summary>That with the lowest limits: what it does not reach no institution reaches.</summary>
    public T Lowest => _byGrade[(int)CreditGrade.D];

    /// <summary>That of an institution on a day.</summary>
    public T On(ProviderId provider, CivilDay day) => _byGrade[(int)GradeOn(provider, day)];

    /// <summary>A draft that says by which grade its limit is, if that makes a difference.</summary>
    public AlertDraft Told(AlertDraft draft, ProviderId provider, CivilDay day)
    {
        var grade = GradeOn(provider, day);
        var tenths = CreditGrades.TenthsOf(grade);
        return tenths == 10
            ? draft
            : draft with
            {
                SentenceZh = $"{draft.SentenceZh}该机构信用等级为{grade}，数量限值按{tenths / 10m:0.0}倍执行。",
                SentenceEn = $"{draft.SentenceEn} The institution has credit grade {grade}: count limits are multiplied by {tenths / 10m:0.0}.",
            };
    }

    private CreditGrade GradeOn(ProviderId provider, CivilDay day) => CreditGrades.Of(reference.InstitutionOn(provider, day).CreditGrade);
}
