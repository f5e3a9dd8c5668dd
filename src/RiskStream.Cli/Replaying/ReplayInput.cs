using RiskStream.Facts;

namespace RiskStream.Cli.Replaying;

/// <summary>One line or claim of an input file: what it states, or why it cannot be used. A closed set.</summary>
public abstract record ReplayInput
{
    private ReplayInput()
    {
    }

    /// <summary>It can be used.</summary>
    /// <param name="Content">What it states.</param>
    public sealed record Usable(PersonEvent Content) : ReplayInput;

    /// <summary>It cannot.</summary>
    /// <param name="File">The file.</param>
    /// <param name="Line">The line, from 1.</param>
    /// <param name="Column">The column, from 1.</param>
    /// <param name="Detail">Names the fault and the remedy.</param>
    public sealed record Unusable(string File, long Line, long Column, string Detail) : ReplayInput
    {
        /// <inheritdoc/>
        public override string ToString() => $"{File}({Line},{Column}): {Detail}";
    }
}
