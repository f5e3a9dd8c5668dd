using YamlDotNet.RepresentationModel;

namespace RiskStream.Rules.Loading;

/// <summary>One text of a list.</summary>
/// <param name="Text">The text; never empty.</param>
/// <param name="Path">Where it stands among the keys, e.g. <c>any[0].icd[2]</c>.</param>
/// <param name="Node">Where it stands in the file.</param>
internal sealed record Entry(string Text, string Path, YamlNode Node);
