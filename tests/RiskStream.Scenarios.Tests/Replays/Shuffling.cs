using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Scenarios.Tests.Replays;

/// <summary>Random orders of arrival.</summary>
internal static class Shuffling
{
    /// <summary>Delays every record by a random time below the bound, so that none arrives behind the watermark by more.</summary>
    public static List<PersonEvent> Within(IReadOnlyList<PersonEvent> records, TimeSpan bound, int seed)
    {
        var random = new Random(seed);
        return [.. records.OrderBy(record => record.EventTime.Micros + random.NextInt64(Micro.Of(bound)))];
    }
}
