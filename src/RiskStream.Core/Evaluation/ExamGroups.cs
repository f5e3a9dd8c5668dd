using System.Collections.Frozen;
using RiskStream.Ledger;
using RiskStream.Operators;
using RiskStream.Reference;

namespace RiskStream.Evaluation;

/// <summary>
/// The groups of examinations that the lists give, on whatever days, and whether an encounter can be one too many of a group. Immutable.
/// </summary>
internal sealed class ExamGroups
{
    private readonly FrozenDictionary<ulong, string[]> _groups;
    private readonly FrozenDictionary<string, int> _minGapDays;
    private readonly double _fewest;

    /// <summary>The groups of the list frequency_cap, for some limits.</summary>
    public ExamGroups(ReferenceData reference, IReadOnlyList<WindowLimit> limits)
    {
        var caps = reference.FrequencyCaps.All.Where(cap => cap.ExamGroup.Length > 0).ToList();
        _groups = caps.GroupBy(cap => ChargedItem.HashOf(cap.Item)).ToFrozenDictionary(
            item => item.Key, item => item.Select(cap => cap.ExamGroup).Distinct().ToArray());
        _minGapDays = caps.GroupBy(cap => cap.ExamGroup).ToFrozenDictionary(group => group.Key, group => group.Max(cap => cap.MinGapDays));
        _fewest = limits.Min(limit => limit.AtLeast);
    }

    /// <summary>Whether an encounter has an item of any group.</summary>
    public bool AreIn(EncounterFacts encounter)
    {
        if (_groups.Count > 0)
        {
            foreach (var charged in encounter.Items)
            {
                if (_groups.ContainsKey(charged.Item))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// Whether an encounter has an item of a group of which there is another too near, or of which there are so many near it that a window
    /// may hold too many.
    /// </summary>
    public bool MayBeTooMany(ReadOnlySpan<EncounterFacts> near, EncounterFacts encounter)
    {
        foreach (var charged in encounter.Items)
        {
            if (!_groups.TryGetValue(charged.Item, out var groups))
            {
                continue;
            }

            foreach (var group in groups)
            {
                if (MayBeTooMany(near, encounter, group))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool MayBeTooMany(ReadOnlySpan<EncounterFacts> near, EncounterFacts encounter, string group)
    {
        if (!IsOfOneDay(encounter) || _fewest <= 1)
        {
            return true;
        }

        var count = 1;
        var gap = _minGapDays[group];
        foreach (var other in near)
        {
            if (ReferenceEquals(other, encounter) || !IsIn(other, group))
            {
                continue;
            }

            count++;
            if (count >= _fewest
                || !IsOfOneDay(other)
                || Math.Abs(other.Earliest.Day.Number - encounter.Earliest.Day.Number) < gap)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsIn(EncounterFacts encounter, string group)
    {
        foreach (var charged in encounter.Items)
        {
            if (_groups.TryGetValue(charged.Item, out var groups) && Array.IndexOf(groups, group) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfOneDay(EncounterFacts encounter) => encounter.Earliest.Day == encounter.Latest.Day;
}
