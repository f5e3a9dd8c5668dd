using System.Security.Cryptography;
using System.Text;
using RiskStream.Checking.Hosting;

namespace RiskStream.Service.National;

/// <summary>Makes the tokens of persons' numbers that the bureau's adapters make. Pure; safe for concurrent use.</summary>
internal sealed class PersonTokens(CheckOptions options)
{
    private readonly byte[] _key = options.TokenKey.Length == 0 ? [] : Convert.FromBase64String(options.TokenKey);

    /// <summary>HMAC-SHA-256 of a number in lower-case hexadecimal; the number itself where no key is given.</summary>
    public string Of(string number) =>
        _key.Length == 0 ? number : Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(number)));
}
