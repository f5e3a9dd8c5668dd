using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>One way of compressing messages, named as in the grpc-encoding header.</summary>
public interface ICompressionProvider
{
    string EncodingName { get; }

    /// <summary>A stream that compresses into the given one and leaves it open.</summary>
    Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel);

    /// <summary>A stream that reads what the given one holds compressed.</summary>
    Stream CreateDecompressionStream(Stream stream);
}
