using System.Text;
using Microsoft.Net.Http.Headers;

namespace RiskStream.Service.National;

/// <summary>A request's body as text: in the charset that it names, else UTF-8, else GBK where it is no UTF-8.</summary>
internal sealed record NationalBody(string Text, Encoding Encoding)
{
    /// <summary>The most bytes of a body, unpacked. The interface allows 40,000 characters.</summary>
    public const int MostBytes = 1 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    /// <summary>Reads a body; null if it is too large.</summary>
    public static async Task<NationalBody?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > MostBytes)
            {
                return null;
            }
        }

        return Of(buffer.ToArray(), CharsetOf(request));
    }

    private static NationalBody Of(byte[] bytes, string charset)
    {
        if (charset.StartsWith("gb", StringComparison.OrdinalIgnoreCase))
        {
            return new NationalBody(Gbk.GetString(bytes), Gbk);
        }

        try
        {
            return new NationalBody(StrictUtf8.GetString(bytes), StrictUtf8);
        }
        catch (DecoderFallbackException)
        {
            return new NationalBody(Gbk.GetString(bytes), Gbk);
        }
    }

    private static string CharsetOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.Charset.HasValue ? type.Charset.Value.Trim('"') : string.Empty;
}
