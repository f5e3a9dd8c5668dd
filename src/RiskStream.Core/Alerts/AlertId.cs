using System.Security.Cryptography;
using System.Text;
using RiskStream.EventTime;

namespace RiskStream.Alerts;

/// <summary>The identity of an alert: the same over replays, restarts and partition counts.</summary>
public static class AlertId
{
    /// <summary>
    /// The first 128 bits, in lower-case hexadecimal, of SHA-256 over rule id, subject kind, subject key and anchor day, each
    /// followed by a line feed.
    /// </summary>
    public static string Of(string ruleId, Subject subject, CivilDay anchor)
    {
        var text = $"{ruleId}\n{subject.Kind}\n{subject.Key}\n{anchor}\n";
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return Convert.ToHexStringLower(hash[..16]);
    }
}
