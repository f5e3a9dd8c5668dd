using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Grpc.Core;
using RiskStream.Protocol.V1;
using RiskStream.Service.Endpoints;
using Xunit.Abstractions;

namespace RiskStream.Service.Tests.Checks;

/// <summary>Whatever comes in at either door, an answer goes out that its client can read.</summary>
public sealed class RubbishTests(ITestOutputHelper output)
{
    private const int Seed = 20261123;
    private const int Callers = 8;
    private const int ByHttp = 60_000;
    private const int ByGrpc = 40_000;

    [Fact]
    public async Task Every_mutated_envelope_is_answered_by_an_envelope()
    {
        await using var server = await CheckServer.StartAsync(CheckCases.Lists());
        var samples = CheckCases.All.Values.Select(one => Encoding.UTF8.GetBytes(one.Ask.ToNational("m").ToJsonString())).ToList();
        samples.Add(Encoding.UTF8.GetBytes(NationalTests.Feedback("f", "1", "why").ToJsonString()));
        var answered = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => PostAsync(server, samples, Seed + caller)));

        output.WriteLine($"seed {Seed}: {ByHttp} posted, {answered.Sum()} were usable");
        Assert.InRange(answered.Sum(), 1, ByHttp - 1);
    }

    [Fact]
    public async Task Every_mutated_question_is_answered_or_refused_with_a_reason()
    {
        await using var server = await CheckServer.StartAsync(CheckCases.Lists());
        var samples = CheckCases.All.Values.Select(one => one.Ask.ToGrpc("m").ToByteArray()).ToList();
        var answered = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => CallAsync(server, samples, Seed + caller)));

        output.WriteLine($"seed {Seed}: {ByGrpc} sent, {answered.Sum()} were usable");
        Assert.InRange(answered.Sum(), 1, ByGrpc - 1);
    }

    private static async Task<int> PostAsync(CheckServer server, List<byte[]> samples, int seed)
    {
        var (random, usable) = (new Random(seed), 0);
        for (var number = 0; number < ByHttp / Callers; number++)
        {
            using var content = new ByteArrayContent(Mutated(samples[random.Next(samples.Count)], random));
            content.Headers.TryAddWithoutValidation("Content-Type", random.Next(10) == 0 ? "application/json; charset=gbk" : "application/json");
            if (random.Next(50) == 0)
            {
                content.Headers.ContentEncoding.Add("gzip");
            }

            using var response = await server.Web.PostAsync(NationalEndpoint.Path, content);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var bytes = await response.Content.ReadAsByteArrayAsync();
            var isGbk = response.Content.Headers.ContentType!.CharSet == "gbk";
            var answer = JsonNode.Parse((isGbk ? CodePagesEncodingProvider.Instance.GetEncoding("GB18030")! : Encoding.UTF8).GetString(bytes))!;
            var code = (int)answer["infcode"]!;
            Assert.Equal(code != 0, ((string)answer["err_msg"]!).Length > 0);
            Assert.DoesNotContain("could not answer", (string)answer["err_msg"]!, StringComparison.Ordinal);
            usable += code == 0 ? 1 : 0;
        }

        return usable;
    }

    private static async Task<int> CallAsync(CheckServer server, List<byte[]> samples, int seed)
    {
        var (random, usable) = (new Random(seed), 0);
        var method = new Method<byte[], CheckResponse>(
            MethodType.Unary,
            "riskstream.v1.PreSettlementService",
            "Check",
            Marshallers.Create(static bytes => bytes, static bytes => bytes),
            Marshallers.Create(static response => response.ToByteArray(), CheckResponse.Parser.ParseFrom));
        for (var number = 0; number < ByGrpc / Callers; number++)
        {
            try
            {
                await server.Invoker.AsyncUnaryCall(method, null, default, Mutated(samples[random.Next(samples.Count)], random));
                usable++;
            }
            catch (RpcException refused)
            {
                // What is no protobuf never reaches the service: gRPC itself answers, with what the parser says.
                Assert.True(
                    refused.StatusCode == StatusCode.InvalidArgument
                        || refused.Status.Detail.Contains("InvalidProtocolBufferException: ", StringComparison.Ordinal),
                    $"{refused.Status}");
                Assert.NotEmpty(refused.Status.Detail);
            }
        }

        return usable;
    }

    private static byte[] Mutated(byte[] sample, Random random)
    {
        var bytes = (byte[])sample.Clone();
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            var at = random.Next(bytes.Length);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes = [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(40))..], 0x7d];
                    break;
                case 2:
                    bytes = [.. bytes[..at], .. bytes[(at / 2)..at], .. bytes[at..]];
                    break;
                case 3:
                    bytes[at] = (byte)"0123456789-\"{}[],:.e"[random.Next(20)];
                    break;
                default:
                    (bytes[at], bytes[bytes.Length / 2]) = (bytes[bytes.Length / 2], bytes[at]);
                    break;
            }
        }

        return bytes;
    }
}
