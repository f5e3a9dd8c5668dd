using System.Text;
using RiskStream.EventTime;

namespace RiskStream.Alerting.Board;

/// <summary>
/// Where an alert stands on the board: by anchor day, newest first, then by id. Both are part of the alert's identity, so it never moves, and
/// a page that was turned shows nothing twice and leaves nothing out that stood there.
/// </summary>
/// <param name="AnchorDay">yyyy-MM-dd.</param>
/// <param name="AlertId">The alert.</param>
public readonly record struct BoardPlace(string AnchorDay, string AlertId)
{
    private const int DayLength = 10;
    private const int MostBytes = 200;

    /// <summary>The place as an opaque text.</summary>
    public string Token => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AnchorDay}{AlertId}"));

    /// <summary>Reads such a text; false if it is none.</summary>
    public static bool TryRead(string token, out BoardPlace place)
    {
        place = default;
        Span<byte> bytes = stackalloc byte[MostBytes];
        if (!Convert.TryFromBase64String(token, bytes, out var length))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(bytes[..length]);
        if (text.Length <= DayLength
            || !CivilDay.TryParse(text[..DayLength], out _))
        {
            return false;
        }

        place = new BoardPlace(text[..DayLength], text[DayLength..]);
        return true;
    }

    /// <summary>The order of the board.</summary>
    public static IComparer<BoardPlace> Order { get; } = Comparer<BoardPlace>.Create(static (one, other) =>
        string.CompareOrdinal(other.AnchorDay, one.AnchorDay) is var byDay and not 0 ? byDay : string.CompareOrdinal(one.AlertId, other.AlertId));
}
