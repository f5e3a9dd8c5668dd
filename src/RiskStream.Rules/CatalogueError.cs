namespace RiskStream.Rules;

/// <summary>What is wrong with a catalogue, and where. The message names the value, the bound and the remedy.</summary>
/// <param name="Place">Where.</param>
/// <param name="Message">What is wrong, and what to do.</param>
public sealed record CatalogueError(CataloguePlace Place, string Message)
{
    /// <summary>E.g. <c>H01.yaml(14,9): stay_frequency.limits[0].days is 0; it must be …</c></summary>
    public override string ToString() => $"{Place}: {Message}";
}

/// <summary>A place in a catalogue.</summary>
/// <param name="File">Name of the file, or of the folder where no file is at fault.</param>
/// <param name="Line">Line, from 1; 0 where the whole file is meant.</param>
/// <param name="Column">Column, from 1; 0 where the whole file is meant.</param>
public readonly record struct CataloguePlace(string File, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => Line == 0 ? File : $"{File}({Line},{Column})";
}
