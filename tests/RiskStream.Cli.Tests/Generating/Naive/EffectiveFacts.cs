using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>
/// What stands in the end, by brute force over all events: latest versions, nothing cancelled, reversed or undone,
/// nothing twice.
/// </summary>
internal sealed class EffectiveFacts
{
    private readonly Dictionary<string, Envelope> _admissions = [];
    private readonly Dictionary<string, Envelope> _discharges = [];
    private readonly Dictionary<string, Envelope> _settlements = [];
    private readonly Dictionary<string, Envelope> _feeBatches = [];
    private readonly Dictionary<string, Envelope> _stockMoves = [];

    public EffectiveFacts(IEnumerable<Envelope> events)
    {
        var reversed = new HashSet<string>();
        var undone = new HashSet<string>();
        foreach (var envelope in events)
        {
            switch (envelope.Type)
            {
                case EventType.Admission or EventType.AdmissionChanged or EventType.AdmissionCancelled:
                    KeepLatest(_admissions, envelope.Encounter.MdtrtId, envelope);
                    break;
                case EventType.Discharge:
                    KeepLatest(_discharges, envelope.Encounter.MdtrtId, envelope);
                    break;
                case EventType.Settlement:
                    KeepLatest(_settlements, envelope.Settlement.SetlId, envelope);
                    break;
                case EventType.SettlementReversed:
                    reversed.Add(envelope.Reversal.InitSetlId);
                    break;
                case EventType.TechnicalReversal:
                    undone.Add(envelope.Omsgid);
                    break;
                case EventType.FeeDetail:
                    _feeBatches[envelope.EventId] = envelope;
                    break;
                case EventType.StockMove:
                    _stockMoves[envelope.EventId] = envelope;
                    break;
                default:
                    break;
            }
        }

        Admissions = [.. _admissions.Values.Where(envelope => envelope.Type != EventType.AdmissionCancelled)];
        Stays = Admissions
            .Select(admission => new NaiveStay(
                admission, _discharges.GetValueOrDefault(admission.Encounter.MdtrtId)?.Encounter.Endtime.Seconds))
            .ToLookup(stay => stay.Person);
        Settlements = [.. _settlements
            .Where(fact => !reversed.Contains(fact.Key) && !undone.Contains(fact.Value.Msgid))
            .Select(fact => fact.Value)];
    }

    public IReadOnlyList<Envelope> Admissions { get; }

    /// <summary>Stays by person.</summary>
    public ILookup<string, NaiveStay> Stays { get; }

    public IReadOnlyList<Envelope> Settlements { get; }

    public IEnumerable<Envelope> StockMoves => _stockMoves.Values;

    /// <summary>Settlements of visits and purchases by person.</summary>
    public ILookup<string, Envelope> Outpatient => field ??= Settlements
        .Where(envelope => envelope.Settlement.RsService != ServiceKind.Inpatient)
        .ToLookup(envelope => envelope.Settlement.Person.PsnKey);

    /// <summary>Fee lines, inline or in batches, with their person and diagnoses.</summary>
    public IEnumerable<(Envelope Envelope, Person Person, IEnumerable<Diagnosis> Diagnoses, FeeLine Line)> Lines() =>
        Settlements
            .SelectMany(envelope => envelope.Settlement.Lines.Select(line =>
                (envelope, envelope.Settlement.Person, (IEnumerable<Diagnosis>)envelope.Settlement.Diagnoses, line)))
            .Concat(_feeBatches.Values.SelectMany(envelope => envelope.FeeDetail.Lines.Select(line =>
                (envelope, envelope.FeeDetail.Person, (IEnumerable<Diagnosis>)envelope.FeeDetail.Diagnoses, line))));

    private static void KeepLatest(Dictionary<string, Envelope> facts, string key, Envelope envelope)
    {
        if (!facts.TryGetValue(key, out var known) || envelope.RsVersion > known.RsVersion)
        {
            facts[key] = envelope;
        }
    }
}
