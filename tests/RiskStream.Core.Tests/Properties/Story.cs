using RiskStream.Facts;

namespace RiskStream.Core.Tests;

/// <summary>Collects random statements: each is a message of its own, taken in at an instant of its own.</summary>
internal sealed class Story(Random random)
{
    private readonly List<PersonEvent> _records = [];

    public Random Random { get; } = random;

    /// <summary>How probably a message has no id.</summary>
    public double Nameless { get; init; }

    /// <summary>What was told, in the order in which it was taken in.</summary>
    public List<PersonEvent> Told => [.. _records.OrderBy(record => record.IngestedAt)];

    public bool Chance(double probability) => Random.NextDouble() < probability;

    public T OneOf<T>(params IReadOnlyList<T> choices) => choices[Random.Next(choices.Count)];

    /// <summary>Tells statements in one message, taken in some time after the last of them happened. Returns the first.</summary>
    public Assertion Tell(BeneficiaryId person, TimeSpan after, params IReadOnlyList<Assertion> statements)
    {
        var number = _records.Count + 1;
        var ingested = statements.Max(said => said.Content.EventTime) + after + TimeSpan.FromMilliseconds(number);
        var message = Nameless > 0 && Chance(Nameless) ? string.Empty : $"M{number}";
        var told = statements.Select(said => said with { MessageId = message, IngestedAt = ingested }).ToArray();
        _records.Add(Some.Event(person, told));
        return told[0];
    }

    /// <summary>Tells a statement again in its own message, taken in later and with more inside it.</summary>
    public void TellAgain(BeneficiaryId person, Assertion said, TimeSpan later, IEnumerable<Assertion> more)
    {
        var ingested = said.IngestedAt + later;
        _records.Add(Some.Event(person, [.. more.Prepend(said).Select(one => one with { MessageId = said.MessageId, IngestedAt = ingested })]));
    }

    /// <summary>
    /// Perhaps sends messages again as they were: taken in at another time, as when an adapter stamps what it passes on. It adds nothing,
    /// and whatever was said in between still holds.
    /// </summary>
    public void PerhapsRetry(double probability)
    {
        foreach (var record in _records.ToList())
        {
            if (Chance(probability))
            {
                var later = TimeSpan.FromMinutes(Random.Next(1, 3000));
                _records.Add(record with
                {
                    IngestedAt = record.IngestedAt + later,
                    Assertions = [.. record.Assertions.Select(said => Retried(said, later))],
                });
            }
        }
    }

    /// <summary>Perhaps takes a statement back, and perhaps takes that back in turn.</summary>
    public void PerhapsReverse(BeneficiaryId person, Assertion said, double probability)
    {
        if (!Chance(probability))
        {
            return;
        }

        var at = said.IngestedAt + TimeSpan.FromHours(Random.Next(1, 90));
        var reversal = Tell(person, TimeSpan.Zero, Chance(0.3)
            ? Some.ReversalUpTo(said, at)
            : Some.Reversal(said, at, OneOf(said.Version, uint.MaxValue)));
        if (Chance(0.4))
        {
            Tell(person, TimeSpan.Zero, Some.Undo(reversal.MessageId, at + TimeSpan.FromHours(1)));
        }
    }

    /// <summary>What a retry states; a 2205 takes back what was taken in up to then.</summary>
    private static Assertion Retried(Assertion said, TimeSpan later) => said with
    {
        IngestedAt = said.IngestedAt + later,
        Content = said.Content is Cancellation { Target: CancellationTarget.OfLines lines } cancellation
            ? cancellation with { Target = lines with { UpTo = lines.UpTo + later } }
            : said.Content is Cancellation { Target: CancellationTarget.OfFact { UpTo.IsGiven: true } fact } taking
            ? taking with { Target = fact with { UpTo = fact.UpTo + later } }
            : said.Content,
    };
}
