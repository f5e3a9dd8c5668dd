namespace RiskStream.Pipeline.Stages;

/// <summary>Is told how long the steps of a stage take. Called by many threads; must not throw and not wait.</summary>
public interface IStageMeter
{
    /// <summary>A step (<c>apply</c>, <c>publish</c> or <c>commit</c>) of a batch took so long.</summary>
    void Took(string stage, string step, TimeSpan time);

    /// <summary>A batch of so many records was committed.</summary>
    void Committed(string stage, int records);
}

/// <summary>Lets everything pass.</summary>
public sealed class SilentMeter : IStageMeter
{
    /// <summary>The only instance.</summary>
    public static SilentMeter Instance { get; } = new();

    /// <inheritdoc/>
    public void Took(string stage, string step, TimeSpan time)
    {
    }

    /// <inheritdoc/>
    public void Committed(string stage, int records)
    {
    }
}
