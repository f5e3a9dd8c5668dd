namespace RiskStream.State.InMemory;

/// <summary>Bytes that grow at their end, at a cost that stays proportional to what is appended.</summary>
internal sealed class StoredValue
{
    private byte[] _bytes;
    private int _length;

    public StoredValue(byte[] bytes)
    {
        _bytes = [.. bytes];
        _length = bytes.Length;
    }

    public void Append(byte[] bytes)
    {
        var length = _length + bytes.Length;
        if (length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(length, (int)Math.Min(2L * _bytes.Length, Array.MaxLength)));
        }

        bytes.CopyTo(_bytes, _length);
        _length = length;
    }

    public byte[] ToArray() => _bytes[.._length];
}
