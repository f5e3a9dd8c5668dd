using System.Text;

namespace RiskStream.Service.Metering;

/// <summary>Label values as Prometheus writes them. Pure.</summary>
internal static class MetricLabel
{
    /// <summary>A value of an enumeration in snake case: <c>TooLate</c> is <c>too_late</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var text = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
