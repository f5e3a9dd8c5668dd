namespace RiskStream.Operators;

/// <summary>Two things of one kind, neighbours in time.</summary>
/// <param name="Earlier">The one.</param>
/// <param name="Later">The next.</param>
public sealed record Gap(Occurrence Earlier, Occurrence Later)
{
    /// <summary>Civil days from the one to the other; 0 on one day.</summary>
    public int Days => Later.At.Day.Number - Earlier.At.Day.Number;
}
