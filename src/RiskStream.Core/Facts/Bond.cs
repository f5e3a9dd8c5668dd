namespace RiskStream.Facts;

/// <summary>What admitted persons may have in common.</summary>
public enum Bond : byte
{
    /// <summary>联系电话 <c>tel</c>: a phone number.</summary>
    Phone = 1,

    /// <summary>地址 <c>addr</c>: an address, down to a village or an institution such as a nursing home.</summary>
    Address = 2,

    /// <summary>单位 <c>emp_no</c>: an employer.</summary>
    Employer = 3,

    /// <summary>联系人 <c>coner</c>: a contact person.</summary>
    Contact = 4,
}

/// <summary>The words by which state keys and the internal contract name bonds.</summary>
public static class Bonds
{
    private static readonly string[] Words = ["tel", "addr", "emp", "coner"];

    /// <summary>The word of a bond.</summary>
    public static string WordOf(Bond bond) => Words[(int)bond - 1];

    /// <summary>The bond of a word, or null.</summary>
    public static Bond? Of(string word) => Array.IndexOf(Words, word) is >= 0 and var at ? (Bond)(at + 1) : null;
}
