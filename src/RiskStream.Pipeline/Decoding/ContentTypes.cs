namespace RiskStream.Pipeline.Decoding;

/// <summary>Values of the header <c>content-type</c>.</summary>
public static class ContentTypes
{
    /// <summary>Name of the header.</summary>
    public const string Header = "content-type";

    /// <summary>proto3 JSON with the proto's own field names; the default.</summary>
    public const string Json = "application/json";

    /// <summary>Protobuf.</summary>
    public const string Protobuf = "application/x-protobuf";

    /// <summary>Whether a content type means protobuf; the registered name and the usual older ones do.</summary>
    public static bool IsProtobuf(string? contentType)
    {
        // Nearly all say it just so.
        if (contentType is Protobuf or Json or null)
        {
            return contentType == Protobuf;
        }

        var name = contentType.AsSpan();
        var parameters = name.IndexOf(';');
        name = (parameters < 0 ? name : name[..parameters]).Trim();
        return name.Equals(Protobuf, StringComparison.OrdinalIgnoreCase)
            || name.Equals("application/protobuf", StringComparison.OrdinalIgnoreCase)
            || name.Equals("application/vnd.google.protobuf", StringComparison.OrdinalIgnoreCase);
    }
}
