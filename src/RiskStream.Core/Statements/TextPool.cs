using System.Text;

namespace RiskStream.Statements;

/// <summary>
/// Gives the same string for the same bytes, for identifiers that come again and again: items, doctors, institutions, diagnoses.
/// It holds the most recent text of each of its slots and no more, so that identifiers which never come again cannot fill memory.
/// Each thread has its own.
/// </summary>
public sealed class TextPool
{
    private const int Slots = 1 << 13;
    private const int LongestPooled = 64;

    [ThreadStatic]
    private static TextPool? _current;

    private readonly string?[] _texts = new string?[Slots];

    private TextPool()
    {
    }

    /// <summary>The pool of the thread that asks.</summary>
    public static TextPool Current => _current ??= new TextPool();

    /// <summary>The text that the bytes spell in UTF-8.</summary>
    public string Text(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return string.Empty;
        }

        if (utf8.Length > LongestPooled)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref var slot = ref _texts[TextHash.Of(utf8) & (Slots - 1)];
        if (slot is null || !Ascii.Equals(utf8, slot))
        {
            // What is not ASCII never equals and is decoded each time: identifiers are ASCII.
            slot = Encoding.UTF8.GetString(utf8);
        }

        return slot;
    }
}
