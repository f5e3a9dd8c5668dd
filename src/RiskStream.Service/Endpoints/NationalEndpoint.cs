using System.IO.Compression;
using System.Text;
using RiskStream.Service.National;

namespace RiskStream.Service.Endpoints;

/// <summary>HTTP: the national transactions 3101, 3102 and 3103 by POST, at the path that vendors' clients know and at a short one.</summary>
public static class NationalEndpoint
{
    /// <summary>The path of vendors' clients.</summary>
    public const string VendorPath = "/mbs/fmi/fsi/api/callFsiService/callService";

    /// <summary>The short path.</summary>
    public const string Path = "/fsi";

    /// <summary>Adds what the door needs.</summary>
    public static IServiceCollection AddNationalDoor(this IServiceCollection services) => services.AddSingleton<NationalDoor>();

    /// <summary>Maps both paths.</summary>
    public static void MapNationalDoor(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(VendorPath, AnswerAsync);
        endpoints.MapPost(Path, AnswerAsync);
    }

    private static async Task AnswerAsync(HttpContext http)
    {
        var door = http.RequestServices.GetRequiredService<NationalDoor>();
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var (body, fault) = await ReadAsync(http);
        var answer = body is null
            ? NationalAnswer.Fault(null, fault, now)
            : await door.AnswerAsync(body.Text, http.RequestAborted);
        await WriteAsync(http, answer, body?.Encoding ?? Encoding.UTF8);
    }

    private static async Task<(NationalBody? Body, string Fault)> ReadAsync(HttpContext http)
    {
        try
        {
            if (http.Request.Headers.ContentEncoding.Contains("gzip", StringComparer.OrdinalIgnoreCase))
            {
                http.Request.Body = new GZipStream(http.Request.Body, CompressionMode.Decompress);
            }

            var body = await NationalBody.ReadAsync(http.Request, http.RequestAborted);
            return (body, body is null ? $"the body has more than {NationalBody.MostBytes} bytes; ask for fewer patients at one time" : string.Empty);
        }
        catch (InvalidDataException)
        {
            return (null, "the body is no gzip; leave Content-Encoding out or send gzip");
        }
        catch (BadHttpRequestException bad)
        {
            return (null, $"the body could not be read: {bad.Message}");
        }
    }

    private static async Task WriteAsync(HttpContext http, ReadOnlyMemory<byte> answer, Encoding encoding)
    {
        var isUtf8 = encoding is UTF8Encoding;
        var bytes = isUtf8 ? answer : encoding.GetBytes(Encoding.UTF8.GetString(answer.Span));
        http.Response.ContentType = isUtf8 ? "application/json; charset=utf-8" : "application/json; charset=gbk";
        if (!http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            http.Response.ContentLength = bytes.Length;
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
            return;
        }

        http.Response.Headers.ContentEncoding = "gzip";
        await using var packed = new GZipStream(http.Response.Body, CompressionLevel.Fastest);
        await packed.WriteAsync(bytes, http.RequestAborted);
    }
}
