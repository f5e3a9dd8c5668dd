using System.Text;
using RiskStream.Facts;

namespace RiskStream.Statements;

/// <summary>Between assertions, as people and tests read them, and statements, as they are kept. Any thread may use it.</summary>
public static class StatementCodec
{
    [ThreadStatic]
    private static StatementWriter? _writer;

    /// <summary>
    /// The statements that say the same: neighbours of one message and encounter go into one. A line inside a settlement must follow
    /// the settlement that carries it.
    /// </summary>
    public static IReadOnlyList<Statement> Encode(IReadOnlyList<Assertion> assertions)
    {
        var statements = new List<Statement>();
        for (var start = 0; start < assertions.Count;)
        {
            var diagnoses = LineDiagnosesOf(assertions[start]);
            var end = start + 1;
            while (end < assertions.Count && GoTogether(assertions[start], assertions[end])
                && Agree(diagnoses, LineDiagnosesOf(assertions[end])))
            {
                diagnoses ??= LineDiagnosesOf(assertions[end]);
                end++;
            }

            statements.Add(Encode([.. assertions.Skip(start).Take(end - start)], diagnoses ?? []));
            start = end;
        }

        return statements;
    }

    /// <summary>What statements say.</summary>
    public static IReadOnlyList<Assertion> Decode(IReadOnlyList<Statement> statements) =>
        [.. statements.SelectMany(statement => Enumerable.Range(0, statement.Count).Select(index => Decode(statement, index)))];

    /// <summary>What a statement says of one fact.</summary>
    public static Assertion Decode(Statement statement, int index)
    {
        var isInside = statement.Facts[index].InSettlement;
        return new Assertion
        {
            Key = statement.KeyOf(index),
            Version = statement.Version,
            IngestedAt = statement.IngestedAt,
            MessageId = TextPool.Current.Text(statement.MessageText),
            Parent = isInside ? statement.KeyOf(0) : default,
            ParentVersion = isInside ? statement.Version : 0,
            TooLate = statement.Facts[index].TooLate,
            Content = statement.FactOf(index),
        };
    }

    private static bool GoTogether(Assertion first, Assertion next) =>
        first.IngestedAt == next.IngestedAt
        && first.Version == next.Version
        && first.MessageId == next.MessageId
        && first.Content is not Cancellation
        && next.Content is not (Cancellation or Settlement)
        && first.Content.Encounter == next.Content.Encounter
        && first.Content.Provider == next.Content.Provider
        && first.Content.Region == next.Content.Region;

    private static IReadOnlyList<string>? LineDiagnosesOf(Assertion assertion) => (assertion.Content as ClaimLine)?.Diagnoses;

    private static bool Agree(IReadOnlyList<string>? known, IReadOnlyList<string>? next) =>
        known is null || next is null || known.SequenceEqual(next);

    private static Statement Encode(IReadOnlyList<Assertion> assertions, IReadOnlyList<string> lineDiagnoses)
    {
        var writer = _writer ??= new StatementWriter();
        var first = assertions[0];
        writer.Begin(first.IngestedAt, first.Version);
        writer.Head(
            Bytes(first.MessageId), Bytes(first.Content.Encounter.Value), Bytes(first.Content.Provider.Value), Bytes(first.Content.Region));
        writer.Texts(lineDiagnoses);
        foreach (var assertion in assertions)
        {
            Write(writer, assertion, first);
        }

        return writer.ToStatement();
    }

    private static void Write(StatementWriter writer, Assertion assertion, Assertion first)
    {
        var kind = FactKinds.Of(assertion.Content);
        var id = IdOf(kind, assertion);
        var flags = (assertion.TooLate ? FactFlags.TooLate : FactFlags.None) | (id is null ? FactFlags.OwnKey : FactFlags.None);
        flags |= assertion.Content is ClaimLine { TraceCodes.Count: > 0 } ? FactFlags.Traced : FactFlags.None;
        if (assertion.Parent.IsGiven)
        {
            if (assertion.Parent != first.Key || assertion.ParentVersion != first.Version || first.Content is not Settlement)
            {
                throw new ArgumentException(
                    $"{assertion.Key} is inside {assertion.Parent} version {assertion.ParentVersion}, which does not come before it in its message");
            }

            flags |= FactFlags.InSettlement;
        }

        var (time, key) = (assertion.Content.EventTime, Bytes(id ?? assertion.Key.Value));
        switch (assertion.Content)
        {
            case ClaimLine line:
                writer.BeginLine(flags, time, key, line.Class, line.Service);
                break;
            case Settlement settlement:
                writer.BeginSettlement(flags, time, key, settlement.Service);
                break;
            default:
                writer.BeginFact(kind, flags, time, key);
                break;
        }

        FactWriting.Write(writer, assertion.Content);
    }

    /// <summary>What stands for the key; null if it does not follow from kind and ids.</summary>
    private static string? IdOf(FactKind kind, Assertion assertion)
    {
        var key = assertion.Key.Value;
        var encounter = assertion.Content.Encounter.Value;
        return kind switch
        {
            FactKind.Line => Rest(key, $"FEE:{encounter}:"),
            FactKind.Settlement => Rest(key, "SET:"),
            FactKind.Admission => key == "ADM:" + encounter ? string.Empty : null,
            FactKind.Discharge => key == "DIS:" + encounter ? string.Empty : null,
            FactKind.Registration => key == "REG:" + encounter ? string.Empty : null,
            FactKind.VisitDiagnosis => key == "DIA:" + encounter ? string.Empty : null,
            _ => null,
        };
    }

    private static byte[] Bytes(string? text) => Encoding.UTF8.GetBytes(text ?? string.Empty);

    private static string? Rest(string key, string prefix) =>
        key.StartsWith(prefix, StringComparison.Ordinal) && key.Length > prefix.Length ? key[prefix.Length..] : null;
}
