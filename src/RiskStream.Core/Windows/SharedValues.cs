namespace RiskStream.Windows;

/// <summary>
/// Values that are kept once and referred to by small numbers. A number holds as long as anything refers to it and is given anew after that,
/// so there are never more of them than values at one time. Touched only by the stage that owns the state.
/// </summary>
/// <typeparam name="T">A value.</typeparam>
internal sealed class SharedValues<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _numbers = [];
    private readonly List<(T Value, int References)> _slots = [];
    private readonly Stack<int> _free = [];

    /// <summary>How many numbers were given at one time at most.</summary>
    public int Slots => _slots.Count;

    /// <summary>The value behind a number.</summary>
    public T this[int number] => _slots[number].Value;

    /// <summary>Whether anything refers to a number.</summary>
    public bool IsUsed(int number) => _slots[number].References > 0;

    /// <summary>The number of a value, to which nothing more refers yet; null if it has none.</summary>
    public int? NumberOf(T value) => _numbers.TryGetValue(value, out var number) ? number : null;

    /// <summary>Gives a number to a value that has none, without a reference.</summary>
    public int Give(T value)
    {
        if (!_free.TryPop(out var number))
        {
            number = _slots.Count;
            _slots.Add((value, 0));
        }

        _slots[number] = (value, 0);
        _numbers.Add(value, number);
        return number;
    }

    /// <summary>Leaves out a number, when stored values are taken in, for a later value.</summary>
    public void Skip()
    {
        _free.Push(_slots.Count);
        _slots.Add((default!, 0));
    }

    /// <summary>Gives the next number to a stored value, whatever is free.</summary>
    public void Restore(T value)
    {
        _numbers.Add(value, _slots.Count);
        _slots.Add((value, 0));
    }

    /// <summary>One more refers to a number.</summary>
    public void Refer(int number) => _slots[number] = (_slots[number].Value, _slots[number].References + 1);

    /// <summary>One fewer refers to a number. Returns whether it was the last.</summary>
    public bool Release(int number)
    {
        var (value, references) = _slots[number];
        if (references > 1)
        {
            _slots[number] = (value, references - 1);
            return false;
        }

        _slots[number] = (default!, 0);
        _numbers.Remove(value);
        _free.Push(number);
        return true;
    }
}
