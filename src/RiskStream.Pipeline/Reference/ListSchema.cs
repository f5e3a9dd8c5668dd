namespace RiskStream.Pipeline.Reference;

/// <summary>What one list asks of its entries, field by field, beyond what their types say. Fields are named as in the contract.</summary>
internal sealed record ListSchema
{
    /// <summary>Name of the list: the message's name in snake_case.</summary>
    public required string Name { get; init; }

    /// <summary>The fields that make an entry's natural key, in order.</summary>
    public required string[] Key { get; init; }

    /// <summary>Fields that must be given, beyond those of the key.</summary>
    public string[] Required { get; init; } = [];

    /// <summary>Fields of which at least one must say something.</summary>
    public string[] AnyOf { get; init; } = [];

    /// <summary>Fields of the key that may be absent.</summary>
    public string[] Optional { get; init; } = [];

    /// <summary>Fields that hold a civil day.</summary>
    public string[] Days { get; init; } = [];

    /// <summary>Fields that hold a time of day.</summary>
    public string[] Times { get; init; } = [];

    /// <summary>Numbers and their bounds, both inclusive.</summary>
    public (string Field, double Least, double Most)[] Ranges { get; init; } = [];

    /// <summary>Texts and the values that they may have, if given.</summary>
    public (string Field, string[] Values)[] Values { get; init; } = [];
}
