namespace RiskStream.Rules.Loading;

/// <summary>Reads the one block that says what a rule measures.</summary>
internal static class MeasureReader
{
    private static string Names => string.Join(", ", MeasureForm.All.Select(form => form.Block));

    /// <summary>The measure; null with an error if there is none or more than one.</summary>
    public static RuleMeasure? Read(Section section)
    {
        RuleMeasure? measure = null;
        var first = string.Empty;
        foreach (var form in MeasureForm.All)
        {
            var block = form.Block;
            if (section.Find(block) is not { } node)
            {
                continue;
            }

            if (first.Length > 0)
            {
                section.Complain(
                    block, $"is a second measure beside {first}. Keep one, and put the other into a rule of its own.");
            }

            first = first.Length > 0 ? first : block;
            measure = Section.Read(node, section.PathOf(block), section.Errors, form.Read) ?? measure;
        }

        if (first.Length == 0)
        {
            section.Complain(
                $"the rule measures nothing; it must have exactly one of {Names}. Add the block with its limits.");
        }

        return measure;
    }
}
