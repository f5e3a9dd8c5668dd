namespace RiskStream.Ledger;

/// <summary>
/// The encounters of one person in the orders in which rules ask for them. What changed is noted at once and put in its place when
/// somebody asks. Holds nothing that the statements do not say. Touched only by the ledger that holds it.
/// </summary>
internal sealed class EncounterOrders
{
    private readonly EncounterOrder _stays = new(
        static facts => facts.IsStay,
        static (left, right) => Then(Nullable.Compare(left.AdmittedAt, right.AdmittedAt), left, right));

    private readonly EncounterOrder _visits = new(
        static facts => facts is { IsStay: false, HasSettlements: true },
        static (left, right) => Then(left.SettledAt.CompareTo(right.SettledAt), left, right));

    private readonly EncounterOrder _charged = new(
        static facts => facts.HasLines,
        static (left, right) => Then(left.Earliest.CompareTo(right.Earliest), left, right));

    private readonly List<EncounterStatements> _waiting = [];
    private readonly Func<EncounterStatements, EncounterFacts> _factsOf;

    /// <summary>Orders of what the given function says of each encounter.</summary>
    public EncounterOrders(Func<EncounterStatements, EncounterFacts> factsOf) => _factsOf = factsOf;

    /// <summary>Stays, by their beginning.</summary>
    public EncounterOrder Stays => Placed(_stays);

    /// <summary>Settled visits and purchases, by their first settlement.</summary>
    public EncounterOrder Visits => Placed(_visits);

    /// <summary>Encounters with charge lines, by their earliest fact.</summary>
    public EncounterOrder Charged => Placed(_charged);

    /// <summary>Notes that other facts hold of an encounter, or may hold, or that it is new.</summary>
    public void Changed(EncounterStatements known)
    {
        known.Facts = null;
        if (!known.IsWaiting)
        {
            known.IsWaiting = true;
            _waiting.Add(known);
        }
    }

    /// <summary>Notes that an encounter is forgotten.</summary>
    public void Forget(EncounterStatements known)
    {
        Displace(known);
        if (known.IsWaiting)
        {
            known.IsWaiting = false;
            _waiting.Remove(known);
        }
    }

    private static int Then(int order, EncounterFacts left, EncounterFacts right) =>
        order != 0 ? order : string.CompareOrdinal(left.Id.Value, right.Id.Value);

    private EncounterOrder Placed(EncounterOrder order)
    {
        foreach (var known in _waiting)
        {
            Displace(known);
            var facts = _factsOf(known);
            known.Placed = facts;
            known.IsWaiting = false;
            _stays.Add(facts);
            _visits.Add(facts);
            _charged.Add(facts);
        }

        _waiting.Clear();
        return order;
    }

    private void Displace(EncounterStatements known)
    {
        if (known.Placed is { } before)
        {
            _stays.Remove(before);
            _visits.Remove(before);
            _charged.Remove(before);
            known.Placed = null;
        }
    }
}
