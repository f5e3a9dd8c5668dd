using RiskStream.Facts;

namespace RiskStream.Ledger;

/// <summary>Works out what holds of an encounter from what was stated about it. Pure.</summary>
internal static class EncounterResolution
{
    public static EncounterFacts Resolve(EncounterId id, List<Assertion> assertions, CancellationSet cancellations)
    {
        var notTakenBack = assertions.Where(a => !cancellations.Hits(a)).ToList();
        var standing = new Dictionary<FactKey, Assertion>();
        Choose(notTakenBack.Where(a => !a.Parent.IsGiven), standing);
        Choose(notTakenBack.Where(a => a.Parent.IsGiven && IsCarried(a, standing)), standing);

        // A fact that was known in time stays so: neither a repetition nor a correction that comes late moves it out of a window.
        var inTime = notTakenBack.Where(a => !a.TooLate).Select(a => a.Key).ToHashSet();
        var chosen = standing.Values
            .Select(a => a.TooLate && inTime.Contains(a.Key) ? a with { TooLate = false } : a)
            .OrderBy(a => a.Content.EventTime)
            .ThenBy(a => a.Key.Value, StringComparer.Ordinal)
            .ToList();
        return new EncounterFacts
        {
            Id = id,
            Admission = FirstOf<Admission>(chosen),
            Discharge = FirstOf<Discharge>(chosen),
            Settlements = [.. AllOf<Settlement>(chosen)],
            Lines = [.. AllOf<ClaimLine>(chosen)],
            Diagnoses = DiagnosesOf(chosen),
        };
    }

    private static void Choose(IEnumerable<Assertion> candidates, Dictionary<FactKey, Assertion> standing)
    {
        foreach (var candidate in candidates)
        {
            if (!standing.TryGetValue(candidate.Key, out var best) || Assertion.ComparePrecedence(candidate, best) > 0)
            {
                standing[candidate.Key] = candidate;
            }
        }
    }

    private static bool IsCarried(Assertion line, Dictionary<FactKey, Assertion> standing) =>
        standing.TryGetValue(line.Parent, out var parent) && parent.Version == line.ParentVersion;

    private static EffectiveFact<T>? FirstOf<T>(List<Assertion> chosen)
        where T : Fact
    {
        foreach (var fact in AllOf<T>(chosen))
        {
            return fact;
        }

        return null;
    }

    private static IEnumerable<EffectiveFact<T>> AllOf<T>(List<Assertion> chosen)
        where T : Fact
    {
        foreach (var assertion in chosen)
        {
            if (assertion.Content is T content)
            {
                yield return new EffectiveFact<T>(assertion.Key, content, assertion.TooLate);
            }
        }
    }

    private static List<string> DiagnosesOf(List<Assertion> chosen)
    {
        var all = new List<string>();
        foreach (var assertion in chosen)
        {
            foreach (var code in DiagnosesOf(assertion.Content))
            {
                if (!all.Contains(code))
                {
                    all.Add(code);
                }
            }
        }

        return all;
    }

    private static IReadOnlyList<string> DiagnosesOf(Fact fact) => fact switch
    {
        Admission admission => admission.Diagnoses,
        Discharge discharge => discharge.Diagnoses,
        Settlement settlement => settlement.Diagnoses,
        ClaimLine line => line.Diagnoses,
        _ => [],
    };
}
