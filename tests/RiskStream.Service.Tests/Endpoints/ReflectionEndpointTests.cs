using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Net.Client;
using Grpc.Reflection.V1;
using RiskStream.Protocol.V1;

namespace RiskStream.Service.Tests.Endpoints;

public sealed class ReflectionEndpointTests
{
    [Fact]
    public async Task Every_service_is_listed_and_its_contract_can_be_rebuilt_from_what_is_told()
    {
        await using var server = await AlertServer.BeginAsync();
        using var channel = GrpcChannel.ForAddress(server.Address);
        var listed = await AskAsync(server, channel, new ServerReflectionRequest { ListServices = "*" });

        Assert.Equal(
            ["grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "riskstream.v1.AlertService", "riskstream.v1.PreSettlementService"],
            listed.ListServicesResponse.Service.Select(service => service.Name).Order(StringComparer.Ordinal));
        foreach (var service in listed.ListServicesResponse.Service)
        {
            var told = await AskAsync(server, channel, new ServerReflectionRequest { FileContainingSymbol = service.Name });
            var files = FileDescriptor.BuildFromByteStrings(Ordered(told.FileDescriptorResponse.FileDescriptorProto));
            Assert.Contains(service.Name, files.SelectMany(file => file.Services).Select(one => one.FullName));
        }
    }

    [Theory]
    [InlineData("riskstream.v1.RiskAlert")]
    [InlineData("riskstream.v1.RiskAlert.Severity")]
    [InlineData("riskstream.v1.AlertService.Subscribe")]
    public async Task A_symbol_is_found_in_its_file(string symbol)
    {
        await using var server = await AlertServer.BeginAsync();
        using var channel = GrpcChannel.ForAddress(server.Address);

        var told = await AskAsync(server, channel, new ServerReflectionRequest { Host = "h", FileContainingSymbol = symbol });

        Assert.Equal(("h", symbol), (told.ValidHost, told.OriginalRequest.FileContainingSymbol));
        Assert.Equal(AlertsReflection.Descriptor.Name, FileDescriptorProto.Parser.ParseFrom(told.FileDescriptorResponse.FileDescriptorProto[0]).Name);
    }

    [Fact]
    public async Task What_there_is_not_is_refused_and_the_stream_goes_on()
    {
        await using var server = await AlertServer.BeginAsync();
        using var channel = GrpcChannel.ForAddress(server.Address);
        using var call = new ServerReflection.ServerReflectionClient(channel).ServerReflectionInfo(cancellationToken: server.Bound);
        ServerReflectionRequest[] requests =
        [
            new() { FileByFilename = "none.proto" }, new() { FileContainingSymbol = "no.Such" }, new(), new() { AllExtensionNumbersOfType = "no.Such" },
            new() { FileByFilename = AlertsReflection.Descriptor.Name },
        ];
        var codes = new List<int>();
        foreach (var request in requests)
        {
            await call.RequestStream.WriteAsync(request);
            Assert.True(await call.ResponseStream.MoveNext(server.Bound));
            codes.Add(call.ResponseStream.Current.ErrorResponse?.ErrorCode ?? 0);
        }

        Assert.Equal([5, 5, 3, 5, 0], codes);
    }

    private static async Task<ServerReflectionResponse> AskAsync(AlertServer server, GrpcChannel channel, ServerReflectionRequest request)
    {
        using var call = new ServerReflection.ServerReflectionClient(channel).ServerReflectionInfo(cancellationToken: server.Bound);
        await call.RequestStream.WriteAsync(request);
        await call.RequestStream.CompleteAsync();
        Assert.True(await call.ResponseStream.MoveNext(server.Bound));
        return call.ResponseStream.Current;
    }

    /// <summary>Imports before those who import them.</summary>
    private static IEnumerable<ByteString> Ordered(IEnumerable<ByteString> files)
    {
        var left = files.ToDictionary(bytes => FileDescriptorProto.Parser.ParseFrom(bytes).Name);
        while (left.Count > 0)
        {
            var (name, next) = left.First(file => FileDescriptorProto.Parser.ParseFrom(file.Value).Dependency.All(import => !left.ContainsKey(import)));
            left.Remove(name);
            yield return next;
        }
    }
}
