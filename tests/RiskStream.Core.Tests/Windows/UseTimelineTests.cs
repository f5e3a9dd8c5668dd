using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Windows;
using Xunit.Abstractions;

namespace RiskStream.Core.Tests;

public class UseTimelineTests(ITestOutputHelper output)
{
    private readonly UseTimeline<CardUse> _uses = new();

    [Fact]
    public void A_window_holds_its_start_and_not_its_end()
    {
        Add("1", "psn-1", Some.OnDay(1, 10));
        Add("2", "psn-2", Some.OnDay(1, 11));

        Assert.Equal(["1"], KeysBetween(Some.OnDay(1, 10), Some.OnDay(1, 11)));
    }

    [Fact]
    public void A_window_over_midnight_holds_uses_of_both_days_by_time_and_then_key()
    {
        Add("c", "psn-1", Some.OnDay(2, 0));
        Add("b", "psn-2", Some.OnDay(1, 23.9));
        Add("a", "psn-3", Some.OnDay(2, 0));

        Assert.Equal(["b", "a", "c"], KeysBetween(Some.OnDay(1, 23), Some.OnDay(2, 1)));
    }

    [Fact]
    public void A_use_of_the_same_fact_takes_the_place_of_the_one_before()
    {
        Assert.True(Add("1", "psn-1", Some.OnDay(1)));
        Assert.False(Add("1", "psn-1", Some.OnDay(1)));
        Assert.True(Add("1", "psn-1", Some.OnDay(1), excludedBy: "EX-FAMILY"));

        Assert.Equal(1, _uses.Count);
        Assert.Equal(0, _uses.On(Some.OnDay(1).Day).Persons);
    }

    [Fact]
    public void A_person_is_counted_until_the_last_of_the_uses_is_gone()
    {
        Add("1", "psn-1", Some.OnDay(1, 9));
        Add("2", "psn-1", Some.OnDay(1, 10));

        Assert.True(_uses.Remove(new("psn-1"), new("1"), Some.OnDay(1, 9)));
        Assert.Equal(1, _uses.On(Some.OnDay(1).Day).Persons);
        Assert.True(_uses.Remove(new("psn-1"), new("2"), Some.OnDay(1, 10)));
        Assert.Equal(0, _uses.On(Some.OnDay(1).Day).Persons);
        Assert.False(_uses.Remove(new("psn-1"), new("2"), Some.OnDay(1, 10)));
        Assert.Empty(_uses.Days);
    }

    [Fact]
    public void Uses_that_are_excluded_or_too_late_are_kept_and_not_counted()
    {
        Add("1", "psn-1", Some.OnDay(1), excludedBy: "EX-FAMILY");
        Add("2", "psn-2", Some.OnDay(1), tooLate: true);

        Assert.Equal(2, _uses.On(Some.OnDay(1).Day).Count);
        Assert.Equal(0, _uses.On(Some.OnDay(1).Day).Persons);
        Assert.Equal(0, _uses.PersonsBetween(Some.OnDay(1, 0), Some.OnDay(2, 0)));
    }

    [Fact]
    public void The_first_day_is_remembered_when_its_uses_are_forgotten()
    {
        Add("1", "psn-1", Some.OnDay(1));
        Add("5", "psn-1", Some.OnDay(5));

        Assert.True(_uses.Forget(Some.OnDay(5).Day));
        Assert.False(_uses.Forget(Some.OnDay(5).Day));
        Assert.Equal([Some.OnDay(5).Day], _uses.Days);
        Assert.Equal(Some.OnDay(1).Day, _uses.FirstDay);
    }

    [Fact]
    public void The_first_day_moves_when_its_uses_are_taken_back()
    {
        Add("1", "psn-1", Some.OnDay(1));
        Add("5", "psn-1", Some.OnDay(5));

        _uses.Remove(new("psn-1"), new("1"), Some.OnDay(1));

        Assert.Equal(Some.OnDay(5).Day, _uses.FirstDay);
    }

    [Fact]
    public void Persons_are_exact_under_any_additions_and_retractions()
    {
        const int Seed = 17;
        output.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        var known = new Dictionary<string, Use<CardUse>>();
        for (var step = 0; step < 20_000; step++)
        {
            var key = $"{random.Next(60)}";
            if (known.Remove(key, out var before))
            {
                Assert.True(_uses.Remove(before.Beneficiary, before.Key, before.Time));
            }

            if (random.Next(3) > 0)
            {
                var use = UseOf(key, $"psn-{random.Next(8)}", Some.OnDay(random.Next(1, 4), random.Next(24)), random);
                Assert.True(_uses.Add(use));
                known[key] = use;
            }

            var from = Some.OnDay(random.Next(1, 4), random.Next(24));
            var to = from + TimeSpan.FromHours(random.Next(1, 40));
            var expected = known.Values.Where(use => use.Time >= from && use.Time < to).ToList();
            Assert.Equal(expected.Count, _uses.Between(from, to).Count);
            Assert.Equal(Persons(expected), _uses.PersonsBetween(from, to));
            Assert.Equal(Persons(known.Values.Where(use => use.Time.Day == from.Day)), _uses.On(from.Day).Persons);
            Assert.Equal(known.Count, _uses.Count);
        }
    }

    private static int Persons(IEnumerable<Use<CardUse>> uses) =>
        uses.Where(use => use.ExcludedBy.Length == 0 && !use.TooLate).Select(use => use.Beneficiary).Distinct().Count();

    private static Use<CardUse> UseOf(string key, string person, EventTimestamp at, Random random) => new(
        new(key), new(person), at, random.Next(5) == 0 ? "EX-FAMILY" : string.Empty, random.Next(6) == 0, new CardUse());

    private IEnumerable<string> KeysBetween(EventTimestamp from, EventTimestamp to) =>
        _uses.Between(from, to).Select(use => use.Key.Value);

    private bool Add(string key, string person, EventTimestamp at, string excludedBy = "", bool tooLate = false) =>
        _uses.Add(new Use<CardUse>(new(key), new(person), at, excludedBy, tooLate, new CardUse()));
}
