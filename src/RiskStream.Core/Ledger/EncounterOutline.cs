using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Statements;

namespace RiskStream.Ledger;

/// <summary>What can be told of an encounter without reading its facts. Belongs to the facts that it is gathered from.</summary>
internal sealed class EncounterOutline
{
    /// <summary>The earliest time of any fact.</summary>
    public EventTimestamp Earliest { get; private set; } = new(long.MaxValue);

    /// <summary>The latest time of any fact.</summary>
    public EventTimestamp Latest { get; private set; } = new(long.MinValue);

    /// <summary>When it was settled first; only if it was.</summary>
    public EventTimestamp SettledAt { get; private set; } = new(long.MaxValue);

    /// <summary>When it was settled last; only if it was.</summary>
    public EventTimestamp LastSettledAt { get; private set; } = new(long.MinValue);

    /// <summary>How often it was settled.</summary>
    public int Settlements { get; private set; }

    /// <summary>How many charge lines there are.</summary>
    public int Lines { get; private set; }

    /// <summary>What it was settled for, as bits.</summary>
    public int Services { get; private set; }

    /// <summary>Whether a charge line is an examination or a laboratory test.</summary>
    public bool HasExamLines { get; private set; }

    /// <summary>What the charge lines charge, once somebody asked.</summary>
    public ChargedItem[]? Items { get; set; }

    /// <summary>Where it took place, once somebody asked.</summary>
    public string? Provider { get; set; }

    /// <summary>Whether a line is an examination or a laboratory test.</summary>
    public static bool IsExam(in StatedFact line) => line.Class is ChargeClass.Examination or ChargeClass.Laboratory;

    /// <summary>The bit of a service.</summary>
    public static int BitOf(ServiceKind service) => 1 << (int)service;

    /// <summary>Notes a stated fact.</summary>
    public void Note(in StatedFact fact)
    {
        NoteTime(fact.Time);
        if (fact.Kind == FactKind.Line)
        {
            Lines++;
            HasExamLines |= IsExam(fact);
        }
        else if (fact.Kind == FactKind.Settlement)
        {
            NoteSettlement(fact.Time, fact.Service);
        }
    }

    /// <summary>Notes facts that were given one by one.</summary>
    public void Note(IReadOnlyList<EffectiveFact<Settlement>> settlements, IReadOnlyList<EffectiveFact<ClaimLine>> lines)
    {
        foreach (var settlement in settlements)
        {
            NoteTime(settlement.Content.EventTime);
            NoteSettlement(settlement.Content.EventTime, settlement.Content.Service);
        }

        foreach (var line in lines)
        {
            NoteTime(line.Content.EventTime);
            Lines++;
        }
    }

    private void NoteTime(EventTimestamp at)
    {
        Earliest = at < Earliest ? at : Earliest;
        Latest = EventTimestamp.Later(Latest, at);
    }

    private void NoteSettlement(EventTimestamp at, ServiceKind service)
    {
        Settlements++;
        Services |= BitOf(service);
        SettledAt = at < SettledAt ? at : SettledAt;
        LastSettledAt = EventTimestamp.Later(LastSettledAt, at);
    }
}
