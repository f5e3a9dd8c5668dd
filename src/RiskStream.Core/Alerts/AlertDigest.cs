using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using RiskStream.Rules;

namespace RiskStream.Alerts;

/// <summary>A 64-bit digest of what an alert says, without revision and time of making: equal digests need no new revision.</summary>
public static class AlertDigest
{
    /// <summary>The digest of a draft under a version of its rule.</summary>
    public static ulong Of(RuleDefinition rule, AlertDraft draft)
    {
        var text = new StringBuilder()
            .Append(rule.VersionText).Append('\n')
            .Append((int)draft.Severity).Append('\n')
            .Append(draft.Encounter.Value).Append('\n')
            .Append(draft.WindowStart.Micros).Append('\n')
            .Append(draft.WindowEnd.Micros).Append('\n')
            .Append(draft.SentenceZh).Append('\n')
            .Append(draft.EvidenceTotal).Append('\n')
            .Append(draft.AmountAtRisk?.Fen).Append('\n');
        foreach (var key in draft.Evidence)
        {
            text.Append(key.Value).Append('\n');
        }

        foreach (var (set, count) in draft.Excluded.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(set).Append('=').Append(count).Append('\n');
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
