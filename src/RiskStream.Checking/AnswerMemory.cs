using System.Diagnostics.CodeAnalysis;
using RiskStream.EventTime;

namespace RiskStream.Checking;

/// <summary>
/// The last answers by message id, and by finding: a question that is asked again is answered alike, and what is fed back meets what was
/// said. Bounded in number and age; the oldest are forgotten first. What was asked about is not kept. Safe for concurrent use.
/// </summary>
internal sealed class AnswerMemory(int capacity, TimeSpan keptFor)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Remembered> _answers = [];
    private readonly Dictionary<string, string> _questionOf = [];
    private readonly Queue<string> _order = [];

    /// <summary>The answer to the same question.</summary>
    public bool TryFind(CheckQuestion question, EventTimestamp now, [NotNullWhen(true)] out CheckRecord? known)
    {
        lock (_gate)
        {
            known = _answers.TryGetValue(question.MessageId, out var found)
                && found.Digest == question.Digest && now <= found.Check.AskedAt + keptFor
                ? found.Check
                : null;
            return known is not null;
        }
    }

    /// <summary>The question that had a finding; null if it is not remembered.</summary>
    public CheckRecord? FindByFinding(string findingId)
    {
        lock (_gate)
        {
            return _questionOf.TryGetValue(findingId, out var question) && _answers.TryGetValue(question, out var found) ? found.Check : null;
        }
    }

    /// <summary>Remembers an answer.</summary>
    public void Remember(CheckQuestion question, CheckRecord answered)
    {
        var check = answered with { Candidate = answered.Candidate with { Statements = [], Context = [] } };
        lock (_gate)
        {
            if (_answers.TryAdd(question.MessageId, new Remembered(question.Digest, check)))
            {
                _order.Enqueue(question.MessageId);
            }
            else
            {
                ForgetFindings(_answers[question.MessageId].Check);
                _answers[question.MessageId] = new Remembered(question.Digest, check);
            }

            foreach (var (id, _) in check.Answer.Findings)
            {
                _questionOf[id] = question.MessageId;
            }

            while (_order.Count > capacity || (_order.TryPeek(out var first) && _answers[first].Check.AskedAt + keptFor < check.AskedAt))
            {
                _answers.Remove(_order.Dequeue(), out var oldest);
                ForgetFindings(oldest!.Check);
            }
        }
    }

    private void ForgetFindings(CheckRecord check)
    {
        foreach (var (id, _) in check.Answer.Findings)
        {
            _questionOf.Remove(id);
        }
    }

    private sealed record Remembered(ulong Digest, CheckRecord Check);
}
