using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace RiskStream.Rules.Loading;

/// <summary>
/// Turns text into YAML nodes with their places. Takes the plain part of YAML only: one document, no anchors, and few
/// levels, because a reviewer reads a rule from top to bottom and because the tree is built by recursion.
/// </summary>
internal static class YamlText
{
    public const int MaxDepth = 16;

    /// <summary>The root mapping, or null with the reason among the errors.</summary>
    public static YamlMappingNode? Parse(string text, FileErrors errors)
    {
        if (HasControlCharacter(text, errors))
        {
            return null;
        }

        var scanner = new Scanner(new StringReader(text));
        try
        {
            if (!IsPlain(new Parser(scanner), errors))
            {
                return null;
            }

            scanner = new Scanner(new StringReader(text));
            var stream = new YamlStream();
            stream.Load(new Parser(scanner));
            return RootOf(stream, errors);
        }
        catch (YamlException fault)
        {
            var noticed = fault.End.Line > fault.Start.Line ? $" (noticed in line {fault.End.Line})" : string.Empty;
            Complain(errors, fault.Start, fault.Message.TrimEnd('.') + noticed);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            // The scanner's own slips: an open flow list that ends in a key, an escape that names no character.
            Complain(errors, scanner.CurrentPosition, "a bracket is left open, or an escape names no character");
        }

        return null;
    }

    /// <summary>The scanner takes U+0000 for the end of the file, and would pass over what follows.</summary>
    private static bool HasControlCharacter(string text, FileErrors errors)
    {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                line++;
                lineStart = i + 1;
            }
            else if (char.IsControl(text[i]) && text[i] is not ('\r' or '\t' or '\u0085'))
            {
                var at = new Mark(i, line, i - lineStart + 1);
                errors.At(at, $"U+{(int)text[i]:X4} is a control character. Remove it.");
                return true;
            }
        }

        return false;
    }

    /// <summary>Looks at the events before a tree is built of them, which deep nesting would overflow.</summary>
    private static bool IsPlain(Parser parser, FileErrors errors)
    {
        var depth = 0;
        var documents = 0;
        var plain = true;
        while (parser.MoveNext())
        {
            var at = parser.Current!;
            depth += at.NestingIncrease;
            if (depth > MaxDepth)
            {
                errors.At(at.Start, $"more than {MaxDepth} levels are nested here. No key needs that: flatten it.");
                return false;
            }

            if (at is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
            {
                errors.At(at.Start, "anchors and aliases are not read. Write the value out where it is used.");
                plain = false;
            }
            else if (at is DocumentStart && ++documents == 2)
            {
                errors.At(at.Start, "a second document begins here. Put each rule or set into its own file.");
                plain = false;
            }
        }

        return plain;
    }

    private static YamlMappingNode? RootOf(YamlStream stream, FileErrors errors)
    {
        if (stream.Documents.Count == 0)
        {
            errors.Add("is empty. Write one rule or exclusion set in it, or remove it.");
            return null;
        }

        if (stream.Documents[0].RootNode is YamlMappingNode root)
        {
            return root;
        }

        errors.At(stream.Documents[0].RootNode, "the file must hold keys and values. Begin with \"id:\".");
        return null;
    }

    private static void Complain(FileErrors errors, Mark at, string fault) =>
        errors.At(at, $"is no valid YAML: {Shown.Line(fault)}. Correct the syntax here or just before.");
}
