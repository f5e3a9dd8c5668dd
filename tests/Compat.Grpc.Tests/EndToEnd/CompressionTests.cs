using System.IO.Compression;
using Compat.Grpc.Tests.Hosting;
using Compat.Grpc.Tests.Protos;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Compression;

namespace Compat.Grpc.Tests.EndToEnd;

public class CompressionTests
{
    private static readonly ByteString Compressible = ByteString.CopyFrom(new byte[200_000]);

    public static TheoryData<string> Encodings => ["gzip", "deflate"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Messages_are_compressed_both_ways_and_come_out_as_they_went_in(string encoding)
    {
        CountingProvider server = new(Provider(encoding));
        CountingProvider client = new(Provider(encoding));
        await using EchoHost host = await StartAsync(server);

        Answer answer = await Client(host, client).SayAsync(new Ask { Payload = Compressible }, Compressed(encoding));

        Assert.Equal(Compressible, answer.Payload);
        Assert.Equal((1, 1), (client.Compressed, client.Decompressed));
        Assert.Equal((1, 1), (server.Compressed, server.Decompressed));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task The_encoding_is_named_in_the_headers_of_both_directions(string encoding)
    {
        await using EchoHost host = await StartAsync(new CountingProvider(Provider(encoding)));
        string? asked = null;
        host.Service.OnSay = (_, context) =>
        {
            asked = context.GetHttpContext().Request.Headers["grpc-encoding"];
            return Task.FromResult(new Answer());
        };
        EncodingRecorder recorder = new();
        Echo.EchoClient client = host.Client(new GrpcChannelOptions
        {
            CompressionProviders = [Provider(encoding)], HttpHandler = recorder, DisposeHttpClient = true,
        });

        await client.SayAsync(new Ask(), Compressed(encoding));

        Assert.Equal(encoding, asked);
        Assert.Equal(encoding, recorder.Answered);
    }

    [Fact]
    public async Task The_providers_that_both_sides_bring_along_understand_each_other()
    {
        await using EchoHost host = await EchoHost.StartAsync(options =>
            options.ResponseCompressionAlgorithm = "gzip");

        Answer answer = await host.Client().SayAsync(new Ask { Payload = Compressible }, Compressed("gzip"));

        Assert.Equal(Compressible, answer.Payload);
    }

    [Fact]
    public async Task A_message_may_ask_to_be_left_uncompressed()
    {
        CountingProvider server = new(Provider("gzip"));
        await using EchoHost host = await StartAsync(server);
        host.Service.OnExpand = async (_, answers, context) =>
        {
            await answers.WriteAsync(new Answer { Payload = Compressible });
            answers.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
            await answers.WriteAsync(new Answer { Payload = Compressible });
        };
        using AsyncServerStreamingCall<Answer> call = host.Client().Expand(new Ask());

        int read = 0;
        await foreach (Answer answer in call.ResponseStream.ReadAllAsync())
        {
            Assert.Equal(Compressible, answer.Payload);
            read++;
        }

        Assert.Equal(2, read);
        Assert.Equal(1, server.Compressed);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_compressing_stream_leaves_the_stream_below_open(string encoding)
    {
        ICompressionProvider provider = Provider(encoding);
        using MemoryStream below = new();

        using (Stream compressing = provider.CreateCompressionStream(below, null))
        {
            compressing.Write(Compressible.Span);
        }

        Assert.Equal(encoding, provider.EncodingName);
        Assert.InRange(below.Length, 1, 10_000);
        below.Position = 0;
        using Stream decompressing = provider.CreateDecompressionStream(below);
        Assert.Equal(Compressible, ByteString.FromStream(decompressing));
    }

    private static ICompressionProvider Provider(string encoding) => encoding == "gzip"
        ? new GzipCompressionProvider(CompressionLevel.Fastest)
        : new DeflateCompressionProvider(CompressionLevel.Fastest);

    private static Metadata Compressed(string encoding) => new() { { "grpc-internal-encoding-request", encoding } };

    private static Task<EchoHost> StartAsync(ICompressionProvider provider) => EchoHost.StartAsync(options =>
    {
        options.CompressionProviders = [provider];
        options.ResponseCompressionAlgorithm = provider.EncodingName;
        options.ResponseCompressionLevel = CompressionLevel.Optimal;
    });

    private static Echo.EchoClient Client(EchoHost host, ICompressionProvider provider) =>
        host.Client(new GrpcChannelOptions { CompressionProviders = [provider] });

    private sealed class EncodingRecorder() : DelegatingHandler(new SocketsHttpHandler())
    {
        public string? Answered { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            Answered = string.Join(',', response.Headers.GetValues("grpc-encoding"));
            return response;
        }
    }

    private sealed class CountingProvider(ICompressionProvider inner) : ICompressionProvider
    {
        private int _compressed;
        private int _decompressed;

        public int Compressed => Volatile.Read(ref _compressed);

        public int Decompressed => Volatile.Read(ref _decompressed);

        public string EncodingName => inner.EncodingName;

        public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel)
        {
            Interlocked.Increment(ref _compressed);
            return inner.CreateCompressionStream(stream, compressionLevel);
        }

        public Stream CreateDecompressionStream(Stream stream)
        {
            Interlocked.Increment(ref _decompressed);
            return inner.CreateDecompressionStream(stream);
        }
    }
}
