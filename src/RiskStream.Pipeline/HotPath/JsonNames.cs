using System.Text;
using Google.Protobuf.Reflection;

namespace RiskStream.Pipeline.HotPath;

/// <summary>Names of JSON and their numbers: of a message's fields or of an enum's values. Immutable, so any thread may ask.</summary>
internal sealed class JsonNames
{
    private readonly (byte[]? Name, int Number)[] _slots;

    /// <summary>The fields of a message, as the proto names them and in lower camel case.</summary>
    public JsonNames(MessageDescriptor message)
        : this([.. message.Fields.InDeclarationOrder()
            .SelectMany(field => new[] { (field.Name, field.FieldNumber), (Name: field.JsonName, field.FieldNumber) })
            .DistinctBy(field => field.Name)])
    {
    }

    /// <summary>The values of an enum.</summary>
    public JsonNames(EnumDescriptor values)
        : this([.. values.Values.Select(value => (value.Name, value.Number))])
    {
    }

    private JsonNames(List<(string Name, int Number)> names)
    {
        var size = 16;
        while (size < 4 * names.Count)
        {
            size *= 2;
        }

        _slots = new (byte[]?, int)[size];
        foreach (var (name, number) in names)
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            var slot = SlotOf(bytes);
            while (_slots[slot].Name is not null)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = (bytes, number);
        }
    }

    /// <summary>The number of a name, or −1 if there is none.</summary>
    public int NumberOf(ReadOnlySpan<byte> name)
    {
        var slot = SlotOf(name);
        while (_slots[slot].Name is { } known)
        {
            if (name.SequenceEqual(known))
            {
                return _slots[slot].Number;
            }

            slot = (slot + 1) & (_slots.Length - 1);
        }

        return -1;
    }

    // Names of one message differ in length, ends or middle; the rest is found by looking on.
    private int SlotOf(ReadOnlySpan<byte> name) => name.IsEmpty
        ? 0
        : ((name.Length * 7) + name[0] + (name[name.Length / 2] * 5) + (name[^1] * 11) + (name[name.Length / 4] * 3)) & (_slots.Length - 1);
}
