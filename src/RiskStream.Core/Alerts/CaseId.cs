using System.Security.Cryptography;
using System.Text;
using RiskStream.Facts;

namespace RiskStream.Alerts;

/// <summary>
/// The identity of a case: what a reviewer looks into at one go. Alerts of any rules on one encounter are one case; an alert that is
/// about no single encounter is a case of its own, and its id is the alert's.
/// </summary>
public static class CaseId
{
    /// <summary>The case of a draft: the same over replays, restarts and partition counts.</summary>
    public static string Of(string ruleId, Subject subject, AlertDraft draft)
    {
        var encounter = draft.Encounter.Value ?? (subject.Kind == Subject.EncounterKind ? subject.Key : null);
        return encounter is null ? AlertId.Of(ruleId, subject, draft.Anchor) : Of(draft.Provider, new EncounterId(encounter));
    }

    /// <summary>
    /// The first 128 bits, in lower-case hexadecimal, of SHA-256 over the word <c>case</c>, the institution and its encounter, each
    /// followed by a line feed.
    /// </summary>
    public static string Of(ProviderId provider, EncounterId encounter)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"case\n{provider}\n{encounter}\n"), hash);
        return Convert.ToHexStringLower(hash[..16]);
    }
}
