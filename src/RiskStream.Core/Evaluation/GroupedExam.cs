using RiskStream.Ledger;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Reference.Lists;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>An examination of a group: what one encounter has of the group on one civil day, refunds taken off.</summary>
/// <param name="Group">The group.</param>
/// <param name="MinGapDays">The fewest civil days after the last one; 0 is no bound.</param>
/// <param name="Fen">What it cost.</param>
/// <param name="Done">It, as windows count it.</param>
internal sealed record GroupedExam(string Group, int MinGapDays, long Fen, Occurrence Done)
{
    /// <summary>The examinations of an encounter, by the groups that the lists give on their days.</summary>
    public static IEnumerable<GroupedExam> Of(
        RuleDefinition rule, EncounterFacts encounter, ILookup<string, string> capsOf, ReferenceData reference)
    {
        var lines = encounter.Lines.Where(line => capsOf.Contains(line.Content.Item)).ToList();
        foreach (var exam in lines.GroupBy(line => (line.Content.EventTime.Day, line.Content.Item)).SelectMany(InGroups)
            .GroupBy(exam => (exam.Cap.ExamGroup, exam.Day)))
        {
            var charged = exam.SelectMany(part => part.Lines).Where(line => line.Content.QuantityE4 > 0)
                .OrderBy(line => line.Content.EventTime).ThenBy(line => line.Key.Value, StringComparer.Ordinal).ToList();
            yield return new GroupedExam(
                exam.Key.ExamGroup,
                exam.Max(part => part.Cap.MinGapDays),
                exam.SelectMany(part => part.Lines).Sum(line => line.Content.Amount.Fen),
                new Occurrence(
                    charged[0].Key,
                    charged[0].Content.EventTime,
                    $"{encounter.Id}|{exam.Key.Day}",
                    charged[0].Content.Provider,
                    charged[0].Content.Region)
                {
                    TooLate = charged.TrueForAll(line => line.TooLate),
                    ExcludedBy = Exclusions.Of(rule, encounter, reference, charged[0].Content.Provider, exam.Key.Day),
                });
        }

        IEnumerable<(FrequencyCap Cap, EventTime.CivilDay Day, List<EffectiveFact<Facts.ClaimLine>> Lines)> InGroups(
            IGrouping<(EventTime.CivilDay Day, string Item), EffectiveFact<Facts.ClaimLine>> item)
        {
            if (item.Sum(line => line.Content.QuantityE4) <= 0)
            {
                yield break;
            }

            foreach (var cap in capsOf[item.Key.Item].Select(key => reference.FrequencyCaps.On(key, item.Key.Day)).OfType<FrequencyCap>())
            {
                if (cap.ExamGroup.Length > 0)
                {
                    yield return (cap, item.Key.Day, [.. item]);
                }
            }
        }
    }
}
