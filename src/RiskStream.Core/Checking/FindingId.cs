using System.Security.Cryptography;
using System.Text;

namespace RiskStream.Checking;

/// <summary>The identity of a finding (jr_id): the same for a question that is asked again.</summary>
public static class FindingId
{
    /// <summary>The first 128 bits, in lower-case hexadecimal, of SHA-256 over message id and alert id, each followed by a line feed.</summary>
    public static string Of(string messageId, string alertId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{messageId}\n{alertId}\n"), hash);
        return Convert.ToHexStringLower(hash[..16]);
    }
}
