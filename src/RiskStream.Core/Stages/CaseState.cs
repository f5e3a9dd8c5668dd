using System.Buffers.Binary;
using RiskStream.Checkpoints;
using RiskStream.Evaluation;
using RiskStream.Facts;

namespace RiskStream.Stages;

/// <summary>The settled stays of a diagnosis in a prefecture, of all its institutions.</summary>
public sealed class CaseState : UseState<CaseUse, ClusterStanding>
{
    /// <summary>A diagnosis without stays.</summary>
    public CaseState(string key)
        : base(key)
    {
        var parts = key.Split('|', 3);
        (Prefecture, Diagnosis) = (parts[1], parts[2]);
    }

    /// <summary>The prefecture.</summary>
    public string Prefecture { get; }

    /// <summary>The diagnosis.</summary>
    public string Diagnosis { get; }

    /// <summary>Nothing: which stays count is for each rule to say.</summary>
    protected override string ExcludedBy(CaseUse use) => string.Empty;

    /// <summary>Without the prefecture and the diagnosis, which the key says.</summary>
    protected override void WriteContent(StateWriter writer, CaseUse use)
    {
        writer.Text(use.Provider.Value);
        writer.Text(use.Encounter.Value);
        writer.VarInt(use.Days);
        writer.VarInt(use.Total.Fen);
        writer.Time(use.AdmittedAt);
        writer.Text(use.InSets);
        Span<byte> hashes = stackalloc byte[ItemSketch.Most * sizeof(uint)];
        for (var i = 0; i < use.Items.Count; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(hashes[(i * sizeof(uint))..], use.Items.Hashes[i]);
        }

        writer.Bytes(hashes[..(use.Items.Count * sizeof(uint))]);
    }

    /// <inheritdoc/>
    protected override CaseUse ReadContent(ref StateReader reader) => new()
    {
        Prefecture = Prefecture,
        Diagnosis = Diagnosis,
        Provider = new ProviderId(reader.Text()),
        Encounter = new EncounterId(reader.Text()),
        Days = (int)reader.VarInt(),
        Total = new Money(reader.VarInt()),
        AdmittedAt = reader.Time(),
        InSets = reader.Text(),
        Items = ItemsOf(reader.Bytes()),
    };

    private static ItemSketch ItemsOf(ReadOnlySpan<byte> bytes)
    {
        var hashes = new uint[bytes.Length / sizeof(uint)];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * sizeof(uint))..]);
        }

        return ItemSketch.Of(hashes);
    }
}
