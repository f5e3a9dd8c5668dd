using System.Collections;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using RiskStream.EventTime;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Reference;

/// <summary>
/// Checks an entry at the boundary and makes it canonical: the placeholders "", "-" and "null" are absent, and the key is the one
/// that follows from the entry. Every fault is reported, with list, key, field, value, bound and remedy.
/// </summary>
internal static class EntryCheck
{
    private const int MaxTextLength = 512;

    private static readonly CivilDay Earliest = CivilDay.From(new DateOnly(1990, 1, 1));
    private static readonly CivilDay Latest = CivilDay.From(new DateOnly(2200, 1, 1));

    /// <summary>Name of the entry's list, or empty if it holds none.</summary>
    public static string ListOf(Wire.ReferenceEntry entry) =>
        Wire.ReferenceEntry.Descriptor.Oneofs[0].Accessor.GetCaseFieldDescriptor(entry)?.Name ?? string.Empty;

    /// <summary>What the entry says; it must hold something.</summary>
    public static IMessage ContentOf(Wire.ReferenceEntry entry) =>
        (IMessage)Wire.ReferenceEntry.Descriptor.Oneofs[0].Accessor.GetCaseFieldDescriptor(entry).Accessor.GetValue(entry);

    /// <summary>Makes an entry canonical in place, and gives its faults.</summary>
    public static List<string> Canonicalise(Wire.ReferenceEntry entry)
    {
        var list = ListOf(entry);
        if (list.Length == 0)
        {
            return ["the entry names none of the lists; set exactly one, e.g. \"key_person\""];
        }

        var content = ContentOf(entry);
        Scrub(content);
        var schema = ListSchemas.ByName[list];
        var key = KeyOf(schema, content);
        var said = entry.Key is "-" or "null" ? string.Empty : entry.Key;
        entry.Key = key;
        var faults = FaultsOf(schema, content).Where(fault => fault.Length > 0).Select(fault => $"{key}: {fault}").ToList();
        if (said.Length > 0 && said != key)
        {
            faults.Add($"{key}: key is \"{said}\"; it must be {key}, or be left out");
        }

        return faults;
    }

    private static string KeyOf(ListSchema schema, IMessage content)
    {
        var natural = string.Join('|', schema.Key.Select(field => TextOf(content, field)));
        var validity = (Wire.Validity?)Field(content, "validity").Accessor.GetValue(content);
        return $"{schema.Name}/{natural}/{validity?.ValidFrom}";
    }

    private static IEnumerable<string> FaultsOf(ListSchema schema, IMessage content) =>
    [
        .. schema.Key.Except(schema.Optional).Concat(schema.Required).Where(field => IsAbsent(content, field))
            .Select(field => $"{field} is absent; {schema.Name} needs it"),
        schema.AnyOf.Length > 0 && schema.AnyOf.All(field => IsAbsent(content, field) || IsNothing(content, field))
            ? $"none of {string.Join(", ", schema.AnyOf)} says anything; {schema.Name} needs one of them"
            : string.Empty,
        .. schema.Days.Select(field => DayFault(field, TextOf(content, field))),
        .. schema.Times.Where(field => !IsAbsent(content, field) && !IsTime(TextOf(content, field)))
            .Select(field => $"{field} is \"{TextOf(content, field)}\"; write it as HH:mm"),
        .. schema.Ranges.Select(range => RangeFault(range, content)),
        .. schema.Values.Where(values => !IsAbsent(content, values.Field) && !values.Values.Contains(TextOf(content, values.Field)))
            .Select(values => $"{values.Field} is \"{TextOf(content, values.Field)}\"; it must be one of {string.Join(", ", values.Values)}"),
        .. TooLong(content),
        .. ValidityFaults(content),
    ];

    private static IEnumerable<string> ValidityFaults(IMessage content)
    {
        if (Field(content, "validity").Accessor.GetValue(content) is not Wire.Validity validity)
        {
            yield break;
        }

        yield return DayFault("validity.valid_from", validity.ValidFrom);
        yield return DayFault("validity.valid_to", validity.ValidTo);
        if (CivilDay.TryParse(validity.ValidFrom, out var from) && CivilDay.TryParse(validity.ValidTo, out var to) && to <= from)
        {
            yield return $"validity.valid_to is {to}, not after valid_from {from}; valid_to is the first day after the span";
        }
    }

    private static string DayFault(string field, string text) =>
        text.Length == 0 || (CivilDay.TryParse(text, out var day) && day >= Earliest && day < Latest)
            ? string.Empty
            : $"{field} is \"{text}\"; it must be a day from {Earliest} to {Latest - 1}, written as yyyy-MM-dd";

    private static string RangeFault((string Field, double Least, double Most) range, IMessage content)
    {
        var value = Convert.ToDouble(Field(content, range.Field).Accessor.GetValue(content), CultureInfo.InvariantCulture);
        return value >= range.Least && value <= range.Most
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $"{range.Field} is {value}; it must be {range.Least} to {range.Most}, in the contract's unit");
    }

    private static IEnumerable<string> TooLong(IMessage content) =>
        from field in content.Descriptor.Fields.InDeclarationOrder()
        where field.FieldType == FieldType.String && !field.IsRepeated
        let text = (string)field.Accessor.GetValue(content)
        where text.Length > MaxTextLength
        select $"{field.Name} has {text.Length} characters, more than {MaxTextLength}; shorten it";

    private static bool IsTime(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsAbsent(IMessage content, string field) => Field(content, field).Accessor.GetValue(content) switch
    {
        string text => text.Length == 0,
        IList items => items.Count == 0,
        _ => false,
    };

    private static bool IsNothing(IMessage content, string field) => Field(content, field).Accessor.GetValue(content) is false or 0 or 0L;

    private static string TextOf(IMessage content, string field) => (string)Field(content, field).Accessor.GetValue(content);

    private static FieldDescriptor Field(IMessage content, string name) => content.Descriptor.FindFieldByName(name);

    private static bool IsPlaceholder(string text) => text is "-" or "null";

    /// <summary>Blanks placeholders, in the validity too.</summary>
    private static void Scrub(IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            switch (field.Accessor.GetValue(message))
            {
                case string text when IsPlaceholder(text):
                    field.Accessor.SetValue(message, string.Empty);
                    break;
                case IList<string> items:
                    foreach (var item in items.Where(item => item.Length == 0 || IsPlaceholder(item)).ToList())
                    {
                        items.Remove(item);
                    }

                    break;
                case IMessage inner:
                    Scrub(inner);
                    break;
            }
        }
    }
}
