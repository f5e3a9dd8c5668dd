using RiskStream.EventTime;
using RiskStream.Statements;

namespace RiskStream.Ledger;

/// <summary>
/// What was stated of one encounter. Most have one statement or a handful. Touched only by the ledger that holds it.
/// </summary>
internal sealed class EncounterStatements
{
    private readonly Statement _first;
    private List<Statement>? _more;
    private List<FactRef>? _settlements;
    private FactTraits _traits;

    public EncounterStatements(Statement first)
    {
        _first = first;
        Note(first);
    }

    /// <summary>How many statements.</summary>
    public int Count => 1 + (_more?.Count ?? 0);

    /// <summary>The latest time of any of its facts.</summary>
    public EventTimestamp Latest { get; private set; } = new(long.MinValue);

    /// <summary>Whether any statement says that it is a stay.</summary>
    public bool MayBeStay => _traits.SayStay;

    /// <summary>Whether any statement files something.</summary>
    public bool MayFile => _traits.Has(FactKind.Filing);

    /// <summary>What holds, while that is known.</summary>
    public EncounterFacts? Facts { get; set; }

    /// <summary>What held when it was put in its place among the others, if it was.</summary>
    public EncounterFacts? Placed { get; set; }

    /// <summary>Whether it waits to be put in its place, because it is new or something changed.</summary>
    public bool IsWaiting { get; set; }

    public Statement this[int index] => index == 0 ? _first : _more![index - 1];

    /// <summary>What was stated of its settlements, each by the statement that said it first.</summary>
    public IReadOnlyList<FactRef> Settlements
    {
        get
        {
            if (_settlements is null)
            {
                var all = SettlementsWithRetries();
                _settlements = all.FindAll(fact => !all.Exists(other => other.IsRepeatedBy(fact)));
            }

            return _settlements;
        }
    }

    public void Add(Statement statement)
    {
        _settlements = null;
        (_more ??= []).Add(statement);
        Note(statement);
    }

    /// <summary>
    /// Whether all that a statement says was said before: by the same message, in the same version, and taken in no later. A retry
    /// that was taken in later adds nothing; one that was taken in earlier says since when it holds. Without a message id a retry cannot be told
    /// from a statement made anew.
    /// </summary>
    public bool Repeats(Statement statement)
    {
        for (var i = 0; i < statement.Count; i++)
        {
            if (!Repeats(statement, i))
            {
                return false;
            }
        }

        return true;
    }

    private List<FactRef> SettlementsWithRetries()
    {
        var found = new List<FactRef>();
        for (var i = 0; i < Count; i++)
        {
            for (var j = 0; j < this[i].Count; j++)
            {
                if (this[i].KindOf(j) == FactKind.Settlement)
                {
                    found.Add(new FactRef(this[i], j));
                }
            }
        }

        return found;
    }

    private bool Repeats(Statement statement, int index)
    {
        for (var i = 0; i < Count; i++)
        {
            var known = this[i];
            if (known.MessageHash != statement.MessageHash || known.IngestedAt > statement.IngestedAt
                || (statement.MessageText.IsEmpty && known.IngestedAt != statement.IngestedAt))
            {
                continue;
            }

            var facts = known.Facts;
            for (var j = 0; j < facts.Length; j++)
            {
                if (facts[j].Key == statement.Facts[index].Key && Statement.SayTheSame(known, j, statement, index))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Note(Statement statement)
    {
        _traits.Note(statement.Traits);
        foreach (ref readonly var fact in statement.Facts)
        {
            Latest = EventTimestamp.Later(Latest, fact.Time);
        }
    }
}
