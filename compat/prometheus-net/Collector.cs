using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Prometheus;

/// <summary>A metric with its values by label. Safe for concurrent use.</summary>
public abstract partial class Collector
{
    private protected Collector(string name, string help, string[] labelNames)
    {
        if (!MetricName().IsMatch(name))
        {
            throw new ArgumentException($"Metric name '{name}' does not match {MetricName()}.", nameof(name));
        }

        foreach (var label in labelNames)
        {
            if (!LabelName().IsMatch(label) || label.StartsWith("__", StringComparison.Ordinal))
            {
                throw new ArgumentException($"Label name '{label}' is not allowed.", nameof(labelNames));
            }
        }

        (Name, Help, Labels) = (name, help, labelNames);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What it says.</summary>
    public string Help { get; }

    internal string[] Labels { get; }

    internal abstract string Type { get; }

    internal abstract void Write(TextFormat text);

    [GeneratedRegex("^[a-zA-Z_:][a-zA-Z0-9_:]*$")]
    private static partial Regex MetricName();

    [GeneratedRegex("^[a-zA-Z_][a-zA-Z0-9_]*$")]
    private static partial Regex LabelName();
}

/// <summary>The same, with children of a type.</summary>
/// <typeparam name="TChild">The values of one set of labels.</typeparam>
public abstract class Collector<TChild> : Collector
    where TChild : class
{
    private readonly ConcurrentDictionary<string, (string[] Values, TChild Child)> _children = new();

    private protected Collector(string name, string help, string[] labelNames)
        : base(name, help, labelNames)
    {
        if (labelNames.Length == 0)
        {
            _ = Unlabelled;
        }
    }

    private protected TChild Unlabelled => WithLabels();

    /// <summary>The values of a set of labels, made when first asked for.</summary>
    public TChild WithLabels(params string[] labelValues)
    {
        if (labelValues.Length != Labels.Length)
        {
            throw new ArgumentException($"{Name} has {Labels.Length} labels, and {labelValues.Length} values are given.", nameof(labelValues));
        }

        return _children.GetOrAdd(string.Join('\u0001', labelValues), _ => (labelValues, NewChild())).Child;
    }

    /// <summary>Forgets the values of a set of labels.</summary>
    public void RemoveLabelled(params string[] labelValues) => _children.TryRemove(string.Join('\u0001', labelValues), out _);

    /// <summary>The sets of labels that there are.</summary>
    public IEnumerable<string[]> GetAllLabelValues() => Labels.Length == 0 ? [] : _children.Values.Select(child => child.Values);

    internal sealed override void Write(TextFormat text)
    {
        text.Head(Name, Help, Type);
        foreach (var (values, child) in _children.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Value))
        {
            Write(text, values, child);
        }
    }

    private protected abstract TChild NewChild();

    private protected abstract void Write(TextFormat text, string[] values, TChild child);
}
