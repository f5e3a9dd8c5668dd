using RiskStream.Core.Tests;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Reference.Lists;
using RiskStream.Rules;
using RiskStream.Stages;
using Xunit.Abstractions;

namespace RiskStream.Pipeline.Tests.Reviews;

/// <summary>
/// What changes of lists promise, on random histories, lists, batches, pages and crashes: in the end the alerts are those of the lists in
/// force, as if they had been so from the beginning; and no position of an output ever says two things.
/// </summary>
public class ReviewInvariantTests(ITestOutputHelper output)
{
    private const int Histories = 400;

    private static readonly ExclusionSet BySpecialty = GivenExclusions.Dialysis with
    {
        Id = "EX-SPECIALTY",
        Any = [new ExclusionCriterion { Specialties = ["oncology"] }],
    };

    private static readonly Setting Stays = new()
    {
        Rules = [StayHistories.Rule with { Exclusions = [GivenExclusions.Dialysis, BySpecialty] }],
        Lateness = Setting.Unlimited,
    };

    private static readonly Setting Beds = new()
    {
        Rules = [IdleStayHistories.Rule with { Exclusions = [GivenExclusions.Dialysis, BySpecialty] }],
        Lateness = Setting.Unlimited,
    };

    private static readonly Setting Uses = new()
    {
        Rules =
        [
            UseHistories.Surge with { Exclusions = [GivenExclusions.Dialysis, BySpecialty] },
            UseHistories.Burst with { Exclusions = [GivenExclusions.Dialysis, BySpecialty] },
        ],
        Lateness = Setting.Unlimited,
    };

    private static readonly Setting Items = new() { Rules = [ItemHistories.Rule], Lateness = Setting.Unlimited };

    private static readonly Setting Cases = new()
    {
        Rules = [CaseHistories.Rule with { Exclusions = [GivenExclusions.Dialysis, BySpecialty] }],
        Lateness = Setting.Unlimited,
    };

    private static readonly Setting Baskets = new()
    {
        Rules = [BasketHistories.Rule],
        Lateness = Setting.Unlimited,
        Retention = new Retention { Purchases = TimeSpan.FromDays(60) },
    };

    [Fact]
    public void Alerts_of_persons_are_those_of_the_lists_in_force() => Holds(1_000_000, Stays, StayHistories.Next, crashes: 0);

    [Fact]
    public void Alerts_of_institutions_are_those_of_the_lists_in_force() => Holds(2_000_000, Uses, UseHistories.Next, crashes: 0);

    [Fact]
    public void Crashes_change_no_alert_of_persons() => Holds(3_000_000, Stays, StayHistories.Next, crashes: 0.1);

    [Fact]
    public void Crashes_change_no_alert_of_institutions() => Holds(4_000_000, Uses, UseHistories.Next, crashes: 0.1);

    [Fact]
    public void Crashes_change_no_alert_that_waits_for_a_time() => Holds(5_000_000, Beds, IdleStayHistories.Next, crashes: 0.1);

    [Fact]
    public void Crashes_change_no_alert_on_a_substitution_group() => Holds(6_000_000, Items, ItemHistories.Next, crashes: 0.1);

    [Fact]
    public void Crashes_change_no_alert_on_similar_cases() => Holds(7_000_000, Cases, CaseHistories.Next, crashes: 0.1);

    [Fact]
    public void Crashes_change_no_alert_on_the_baskets_of_a_prefecture() => Holds(7_000_000, Baskets, BasketHistories.Next, crashes: 0.1);

    [Fact]
    public void The_histories_hold_crashes_reviews_and_alerts_in_retrospect()
    {
        var (crashes, reviews, alerts) = (0, 0, 0);
        for (var seed = 3_000_000; seed < 3_000_050; seed++)
        {
            var (stream, _) = Run(Stays, StayHistories.Next(new Random(seed)), crashes: 0.1, new Random(seed));
            (crashes, reviews, alerts) = (crashes + stream.Crashes, reviews + stream.Reviews, alerts + stream.RetrospectiveAlerts);
        }

        output.WriteLine($"{crashes} crashes, {reviews} switches and pages, {alerts} alerts in retrospect");
        Assert.True(crashes > 50 && reviews > 50 && alerts > 20, $"{crashes} crashes, {reviews} reviews, {alerts} alerts");
    }

    private void Holds(int firstSeed, Setting setting, Func<Random, List<PersonEvent>> next, double crashes) =>
        Property.Holds(output, (firstSeed, Histories), next, (history, random) =>
        {
            var (stream, lists) = Run(setting, history, crashes, random);
            var fromTheBeginning = new TwoStages(setting with { Reference = lists }).Feed(history);
            return stream.Contradiction ?? Text.Difference(fromTheBeginning.Final, stream.Final);
        });

    /// <summary>Runs a history under lists that change up to three times, and gives those in force in the end.</summary>
    private static (CrashingStream Stream, ReferenceData Lists) Run(
        Setting setting, List<PersonEvent> history, double crashes, Random random)
    {
        var lists = new ListVersions(NextLists(random, setting == Items));
        var stream = new CrashingStream(setting, history, lists, random.Next(1, 5), random);
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            stream.RunAsync(random.Next(60), crashes).AsTask().GetAwaiter().GetResult();
            lists.Newest = NextLists(random, setting == Items);
        }

        stream.RunAsync(random.Next(100), crashes).AsTask().GetAwaiter().GetResult();
        stream.RunAsync(int.MaxValue, 0).AsTask().GetAwaiter().GetResult();
        return (stream, lists.Newest);
    }

    private static ReferenceData NextLists(Random random, bool withGroups)
    {
        var lists = new ReferenceDataBuilder();
        if (withGroups)
        {
            var (from, to) = (Some.OnDay(random.Next(1, 30)).Day, Some.OnDay(random.Next(60, 120)).Day);
            string[] items = ["A", "B", "C", "D"];
            lists.Add(ItemHistories.OfTime).Add(new SubstitutionGroup
            {
                Id = "G",
                Items = Codes.Of(items.Where(_ => random.Next(4) > 0)),
                Validity = OneOf(random, Validity.Always, new Validity(from, to, "1")),
            });
        }

        if (random.Next(2) == 0)
        {
            var from = random.Next(1, 60);
            lists.AddKeyPerson(Some.Person, Some.OnDay(from).Day, Some.OnDay(from + random.Next(1, 60)).Day);
        }

        foreach (var provider in new[] { Some.Hospital, Some.Pharmacy, new ProviderId("P51010000002") }.Where(_ => random.Next(2) == 0))
        {
            lists.Add(provider, new Institution
            {
                Axis = (RuleAxis)random.Next(1, 4),
                Specialty = OneOf(random, string.Empty, "general", "oncology", "physical_examination"),
                Tills = random.Next(1, 3),
                Bloc = OneOf(random, string.Empty, "B"),
            });
        }

        foreach (var kind in new[] { "screening", "promotion" }.Where(_ => random.Next(3) == 0))
        {
            lists.AddCalendarDay(
                Some.OnDay(OneOf(random, 15, 16, 22, 23)).Day, kind, OneOf(random, default, Some.Hospital, Some.Pharmacy));
        }

        return lists.Build();
    }

    private static T OneOf<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];
}
