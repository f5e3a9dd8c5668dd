using RiskStream.Cli.Generating;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>Rule H07 by brute force, on civil days: surge against the same weekday, and identical panels.</summary>
internal sealed class ExamClusterCount
{
    private const int WarmUpDays = 28;

    private readonly Dictionary<Subject, SortedDictionary<long, HashSet<string>>> _persons = [];
    private readonly Dictionary<(string Institution, long Day, string Person), SortedSet<string>> _panels = [];
    private readonly HashSet<(string Institution, string Day)> _screenings;
    private readonly HashSet<string> _checkUpCentres;
    private readonly long _firstDay;

    public ExamClusterCount(EffectiveFacts facts, ReferenceLists lists, DateOnly start)
    {
        _firstDay = start.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
        _screenings =
            [.. lists.Calendar.Where(day => day.Kind == "screening").Select(day => (day.FixmedinsCode, day.Day))];
        _checkUpCentres = [.. lists.Institutions
            .Where(institution => institution.Specialty == "physical_examination")
            .Select(institution => institution.FixmedinsCode)];
        foreach (var (envelope, person, diagnoses, line) in facts.Lines())
        {
            if (line.MedChrgitmType is "03" or "04" && !diagnoses.Any(IsDialysis))
            {
                Add(envelope.FixmedinsCode, CivilDays.Of(line.FeeOcurTime), person.PsnKey, line.MedListCodg);
            }
        }
    }

    /// <summary>Every institution and item and day that the rule is not silent about.</summary>
    public IEnumerable<(string Subject, string Day, string Severity)> Hits() =>
        from entry in _persons
        where !_checkUpCentres.Contains(entry.Key.Institution)
        from day in entry.Value.Keys
        where !_screenings.Contains((entry.Key.Institution, CivilDays.Text(day)))
        let severity = Judge(entry.Key, entry.Value, day)
        where severity != "NONE"
        select ($"{entry.Key.Institution}|{entry.Key.Item}", CivilDays.Text(day), severity);

    public int PersonsOn(string subject, string day)
    {
        var parts = subject.Split('|');
        return _persons.GetValueOrDefault(new Subject(parts[0], parts[1]))?
            .FirstOrDefault(entry => CivilDays.Text(entry.Key) == day).Value?.Count ?? 0;
    }

    private static bool IsDialysis(Diagnosis diagnosis) =>
        diagnosis.DiagCode.StartsWith("N18.5", StringComparison.Ordinal)
        || diagnosis.DiagCode.StartsWith("Z49", StringComparison.Ordinal);

    private void Add(string institution, long day, string person, string item)
    {
        var subject = new Subject(institution, item);
        if (!_persons.TryGetValue(subject, out var days))
        {
            _persons[subject] = days = [];
        }

        if (!days.TryGetValue(day, out var persons))
        {
            days[day] = persons = [];
        }

        persons.Add(person);
        if (!_panels.TryGetValue((institution, day, person), out var panel))
        {
            _panels[(institution, day, person)] = panel = [];
        }

        panel.Add(item);
    }

    private string Judge(Subject subject, SortedDictionary<long, HashSet<string>> days, long day)
    {
        if (day - days.Keys.First() < WarmUpDays)
        {
            return "NONE";
        }

        var persons = days[day];
        var z = ScoreOf(days, day, persons.Count);
        var identical = persons
            .GroupBy(person => string.Join(',', _panels[(subject.Institution, day, person)]))
            .Max(group => group.Count());
        var isPackage = identical >= 15 && identical >= 0.7 * persons.Count;
        var surge = persons.Count >= 20 ? z : 0;
        return isPackage || surge >= 5 ? "HIGH" : surge >= 3 ? "MEDIUM" : "NONE";
    }

    private double ScoreOf(SortedDictionary<long, HashSet<string>> days, long day, int count)
    {
        var samples = Enumerable.Range(1, 8)
            .Select(week => day - (7 * week))
            .Where(earlier => earlier >= _firstDay)
            .Select(earlier => (double)(days.GetValueOrDefault(earlier)?.Count ?? 0))
            .ToList();
        if (samples.Count < 4)
        {
            return 0;
        }

        var mean = samples.Average();
        var deviation = Math.Sqrt(samples.Sum(sample => (sample - mean) * (sample - mean)) / (samples.Count - 1));
        return (count - mean) / Math.Max(Math.Max(deviation, Math.Sqrt(mean)), 1);
    }

    private sealed record Subject(string Institution, string Item);
}
