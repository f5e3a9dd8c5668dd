using RiskStream.Checkpoints;
using RiskStream.Facts;
using RiskStream.Stages;

namespace RiskStream.Windows;

/// <summary>
/// The baskets that purchases refer to by number, each once, and in them each item with its quantity once. Number 0 is no basket. A purchase
/// that does not count has what excludes it in place of a basket. Touched only by the stage that owns the state.
/// </summary>
internal sealed class BasketTable
{
    /// <summary>The number of what is no basket.</summary>
    public const int None = 0;

    private const char ExcludedMark = '!';

    private readonly SharedValues<string> _items = new();
    private readonly SharedValues<ulong> _baskets = new();
    private readonly List<int[]> _contents = [];

    /// <summary>How many baskets there are, with the numbers that are free.</summary>
    public int Slots => _baskets.Slots;

    /// <summary>One more purchase has a basket.</summary>
    public int Refer(BasketUse use)
    {
        var text = use.ExcludedBy.Length > 0 ? ExcludedMark + use.ExcludedBy : use.Basket;
        if (text.Length == 0)
        {
            return None;
        }

        List<string> items = [.. text.Split(BasketUse.Separator)];
        var hash = SetHash.Of(items);
        var number = _baskets.NumberOf(hash) ?? Give(hash, items);
        _baskets.Refer(number);
        return number + 1;
    }

    /// <summary>One more stored purchase refers to a number.</summary>
    /// <exception cref="DamagedStateException">There is no such basket.</exception>
    public void Refer(int number)
    {
        if (number > _contents.Count || (number != None && _contents[number - 1].Length == 0))
        {
            throw new DamagedStateException($"{number} is no basket of {_contents.Count}");
        }

        if (number != None)
        {
            _baskets.Refer(number - 1);
        }
    }

    /// <summary>One purchase fewer has a basket.</summary>
    public void Release(int number)
    {
        if (number == None || !_baskets.Release(number - 1))
        {
            return;
        }

        foreach (var item in _contents[number - 1])
        {
            _items.Release(item);
        }

        _contents[number - 1] = [];
    }

    /// <summary>Hash of the items and their quantities; none of <see cref="None"/>.</summary>
    public ulong HashOf(int number) => _baskets[number - 1];

    /// <summary>The items and their quantities, in order.</summary>
    public IReadOnlyList<string> ItemsOf(int number) => [.. _contents[number - 1].Select(item => _items[item])];

    /// <summary>What removes purchases from counts; empty if nothing does.</summary>
    public string ExclusionOf(int number) =>
        number != None && _items[_contents[number - 1][0]] is [ExcludedMark, .. var by] ? by : string.Empty;

    /// <summary>Whether purchases with a number count.</summary>
    public bool Counts(int number) => number == None || _items[_contents[number - 1][0]][0] != ExcludedMark;

    /// <summary>Writes all of it; numbers stay what they are.</summary>
    public void Write(StateWriter writer)
    {
        writer.VarUInt((ulong)_items.Slots);
        for (var i = 0; i < _items.Slots; i++)
        {
            writer.Text(_items.IsUsed(i) ? _items[i] : string.Empty);
        }

        writer.VarUInt((ulong)_contents.Count);
        foreach (var items in _contents)
        {
            writer.VarUInt((ulong)items.Length);
            foreach (var item in items)
            {
                writer.VarUInt((ulong)item);
            }
        }
    }

    /// <summary>Takes in what <see cref="Write"/> wrote, without what refers to it.</summary>
    public void Restore(ref StateReader reader)
    {
        for (var left = reader.Count(); left > 0; left--)
        {
            if (reader.Text() is { Length: > 0 } item)
            {
                _items.Restore(item);
            }
            else
            {
                _items.Skip();
            }
        }

        for (var left = reader.Count(); left > 0; left--)
        {
            RestoreBasket(ref reader);
        }
    }

    private void RestoreBasket(ref StateReader reader)
    {
        var items = new int[reader.Count()];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = reader.Count();
            _items.Refer(items[i]);
        }

        _contents.Add(items);
        if (items.Length == 0)
        {
            _baskets.Skip();
        }
        else
        {
            _baskets.Restore(SetHash.Of([.. items.Select(item => _items[item])]));
        }
    }

    private int Give(ulong hash, List<string> items)
    {
        var number = _baskets.Give(hash);
        if (number == _contents.Count)
        {
            _contents.Add([]);
        }

        _contents[number] = [.. items.Select(item => _items.NumberOf(item) ?? _items.Give(item))];
        foreach (var item in _contents[number])
        {
            _items.Refer(item);
        }

        return number;
    }
}
