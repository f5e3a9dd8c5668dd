using System.Globalization;
using System.Text;

namespace Prometheus;

/// <summary>Text format 0.0.4 of Prometheus. Used by one caller at a time.</summary>
internal sealed class TextFormat
{
    private readonly StringBuilder _text = new();

    public static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : double.IsNaN(value) ? "NaN"
        : value.ToString("R", CultureInfo.InvariantCulture);

    public void Head(string name, string help, string type) => _text
        .Append("# HELP ").Append(name).Append(' ').Append(help.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)).Append('\n')
        .Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');

    public void Sample(string name, string[] labels, string[] values, double value)
    {
        _text.Append(name);
        if (labels.Length > 0)
        {
            _text.Append('{').AppendJoin(',', labels.Zip(values, (label, text) => $"{label}=\"{Escaped(text)}\"")).Append('}');
        }

        _text.Append(' ').Append(Number(value)).Append('\n');
    }

    public byte[] Bytes() => Encoding.UTF8.GetBytes(_text.ToString());

    private static string Escaped(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
