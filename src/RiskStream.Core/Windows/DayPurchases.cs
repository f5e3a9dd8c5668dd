using RiskStream.Checkpoints;
using RiskStream.Facts;
using RiskStream.Stages;

namespace RiskStream.Windows;

/// <summary>
/// The purchases of one pharmacy on one civil day, in memory as they are stored: about 24 bytes each, one after the other. A day of a pharmacy
/// has so few that one is found by looking at all. Touched only by the stage that owns the state.
/// </summary>
internal sealed class DayPurchases
{
    private const int PersonBytes = 4;

    private byte[] _bytes = [];
    private int _length;

    /// <summary>How many count.</summary>
    public int Count { get; private set; }

    /// <summary>What those cost.</summary>
    public long Fen { get; private set; }

    /// <summary>How many do not count.</summary>
    public int Excluded { get; private set; }

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _length == 0;

    /// <summary>All of it, as it is stored.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Adds a purchase that is not there yet, written by <see cref="Write"/>.</summary>
    public void Add(ReadOnlySpan<byte> written, BasketTable baskets)
    {
        if (_length + written.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, _length + Math.Max(written.Length, Math.Max(64, _length / 4)));
        }

        written.CopyTo(_bytes.AsSpan(_length));
        _length += written.Length;
        var reader = new StateReader(written);
        Note(Read(ref reader), baskets, 1);
    }

    /// <summary>Takes in stored purchases, to which their baskets have no reference yet.</summary>
    public void Restore(ReadOnlySpan<byte> stored, BasketTable baskets)
    {
        (_bytes, _length) = (stored.ToArray(), stored.Length);
        foreach (var purchase in All())
        {
            baskets.Refer(purchase.Basket);
            Note(purchase, baskets, 1);
        }
    }

    /// <summary>Where the purchase of a person is, behind its identity; null if there is none.</summary>
    public (int Start, int End, Purchase Purchase)? Find(ReadOnlySpan<byte> identity)
    {
        var reader = new StateReader(Bytes);
        while (!reader.AtEnd)
        {
            var start = reader.Position;
            if (Bytes[start..].StartsWith(identity))
            {
                var purchase = Read(ref reader);
                return (start, reader.Position, purchase);
            }

            Skip(ref reader);
        }

        return null;
    }

    /// <summary>Takes away what <see cref="Find"/> found.</summary>
    public void Remove((int Start, int End, Purchase Purchase) found, BasketTable baskets)
    {
        _bytes.AsSpan(found.End, _length - found.End).CopyTo(_bytes.AsSpan(found.Start));
        _length -= found.End - found.Start;
        Note(found.Purchase, baskets, -1);
    }

    /// <summary>Counts the purchases with each basket, and what they cost.</summary>
    public void CountBaskets(Action<int, long> count)
    {
        var reader = new StateReader(Bytes);
        while (!reader.AtEnd)
        {
            var (basket, fen) = Skip(ref reader);
            if (basket != BasketTable.None)
            {
                count(basket, fen);
            }
        }
    }

    /// <summary>All purchases, as they came.</summary>
    public List<Purchase> All()
    {
        var all = new List<Purchase>();
        var reader = new StateReader(Bytes);
        while (!reader.AtEnd)
        {
            all.Add(Read(ref reader));
        }

        return all;
    }

    /// <summary>Writes what makes a purchase the same: its settlement and its person.</summary>
    public static void WriteIdentity(StateWriter writer, FactKey key, BeneficiaryId beneficiary)
    {
        PackedKey.Write(writer, key);
        var hash = unchecked((uint)SetHash.Of([beneficiary.Value ?? string.Empty]));
        for (var shift = 0; shift < 32; shift += 8)
        {
            writer.Byte(unchecked((byte)(hash >> shift)));
        }
    }

    /// <summary>Writes what is known of a purchase, behind its identity.</summary>
    public static void Write(StateWriter writer, int basket, long fen)
    {
        writer.VarUInt((ulong)basket);
        writer.VarInt(fen);
    }

    private static Purchase Read(ref StateReader reader)
    {
        var key = PackedKey.Read(ref reader);
        reader.Take(PersonBytes);
        return new Purchase(key, reader.Count(), reader.VarInt());
    }

    private static (int Basket, long Fen) Skip(ref StateReader reader)
    {
        PackedKey.Skip(ref reader);
        reader.Take(PersonBytes);
        return (reader.Count(), reader.VarInt());
    }

    private void Note(Purchase purchase, BasketTable baskets, int by)
    {
        if (baskets.Counts(purchase.Basket))
        {
            Count += by;
            Fen += by * purchase.Fen;
        }
        else
        {
            Excluded += by;
        }
    }
}
