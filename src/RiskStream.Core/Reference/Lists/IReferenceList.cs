namespace RiskStream.Reference.Lists;

/// <summary>What all lists have in common, whatever their entries say.</summary>
public interface IReferenceList
{
    /// <summary>E.g. <c>key_person</c>.</summary>
    string Name { get; }

    /// <summary>The newest version among the entries, as alerts report it; <c>unversioned</c> if they name none.</summary>
    string Version { get; }

    /// <summary>16 hexadecimal digits: equal for equal entries, whatever their order.</summary>
    string Digest { get; }

    /// <summary>How many entries there are.</summary>
    int Count { get; }

    /// <summary>All entries, by key and then newest first.</summary>
    IEnumerable<ListEntry> Entries { get; }
}
