namespace RiskStream.Facts;

/// <summary>
/// What a national drug code says. By 国家医保药品编码规则 it begins with a letter for the kind (X western, Z patent Chinese medicine, among
/// others), five characters of class and four of the drug's name; form, pack and maker follow.
/// </summary>
internal static class DrugCode
{
    private const int GenericLength = 10;

    /// <summary>The part that all products of one drug have in common; empty if the code is no drug's.</summary>
    public static string GenericOf(string item) =>
        item.Length > GenericLength && (item[0] is 'X' or 'Z') ? item[..GenericLength] : string.Empty;

    /// <summary>The same of a code in UTF-8: the beginnings of codes with one such part are equal.</summary>
    public static ReadOnlySpan<byte> GenericOf(ReadOnlySpan<byte> item) =>
        item.Length > GenericLength && (item[0] is (byte)'X' or (byte)'Z') ? item[..GenericLength] : [];
}
