using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Core.Tests;

/// <summary>A hospital with eight weeks of one item behind it: five and eleven persons in turn, every week on the same day.</summary>
internal sealed class GivenHospital
{
    /// <summary>The day on which the ninth week's number is looked at.</summary>
    public const int Today = 57;

    public GivenHospital(Setting setting)
    {
        Engine = new(setting);
        for (var week = 0; week < 8; week++)
        {
            Examine(1 + (7 * week), week % 2 == 0 ? 5 : 11);
        }
    }

    public TwoStages Engine { get; }

    public IReadOnlyList<FinalAlert> Final => Engine.Final;

    public GivenHospital ExamineToday(int persons, Func<ClaimLine, ClaimLine>? with = null) => Examine(Today, persons, with);

    public GivenHospital Examine(int day, int persons, Func<ClaimLine, ClaimLine>? with = null) =>
        ExamineAt(Some.OnDay(day), $"{day}", persons, with);

    /// <summary>So many persons, one after the other, in visits of the given name.</summary>
    public GivenHospital ExamineAt(EventTimestamp at, string visit, int persons, Func<ClaimLine, ClaimLine>? with = null)
    {
        Engine.Feed(Enumerable.Range(0, persons).Select(person => Line(at, visit, person, with).About(PersonOf(person))));
        return this;
    }

    public static Assertion Line(EventTimestamp at, string visit, int person, Func<ClaimLine, ClaimLine>? with = null) =>
        Some.Line($"V{visit}-{person}", "1", at + TimeSpan.FromMinutes(person), with);

    public static BeneficiaryId PersonOf(int number) => new($"psn-{number}");
}
