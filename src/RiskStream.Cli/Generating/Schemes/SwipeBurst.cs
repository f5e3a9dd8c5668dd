using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.Transactions;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>Persons who settle one after the other at one pharmacy.</summary>
internal sealed record SwipeBurst
{
    public required ulong Key { get; init; }

    public required Institution Where { get; init; }

    public required int Day { get; init; }

    /// <summary>Instant of the first.</summary>
    public required long From { get; init; }

    public required IReadOnlyList<int> Persons { get; init; }

    /// <summary>Seconds between one person and the next, taken round and round.</summary>
    public required IReadOnlyList<int> Gaps { get; init; }

    /// <summary>All at the first till with a bare card, instead of at all tills with any credential.</summary>
    public bool OneTillNoFace { get; init; }

    public IEnumerable<string> BusinessKeys =>
        Persons.Select((_, number) => "SET:" + Ids.Settlement(KeyOf(number)));

    public IEnumerable<Occurrence> Occurrences()
    {
        var at = From;
        for (var number = 0; number < Persons.Count; number++)
        {
            yield return new PurchaseSettlement
            {
                At = at,
                Key = KeyOf(number),
                Where = Where,
                Person = Persons[number],
                Lane = Lane.Planted,
                Till = OneTillNoFace ? 0 : number % Where.Devices.Count,
                Credential = OneTillNoFace || number % 3 == 2
                    ? CredentialUse.BareCard
                    : new CredentialUse("01", FaceVerified: number % 2 == 0),
            };
            at += Gaps[number % Gaps.Count];
        }
    }

    private ulong KeyOf(int number) => StableHash.Of(Key, Strand.Scheme, Day, number);
}
