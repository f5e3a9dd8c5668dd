using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1;
using RiskStream.Protocol.V1;

namespace RiskStream.Service.Endpoints;

/// <summary>
/// Tells tools what the server serves (grpc.reflection.v1). It stands in for Grpc.AspNetCore.Server.Reflection, which the curated feed lacks.
/// </summary>
public sealed class ReflectionEndpoint : ServerReflection.ServerReflectionBase
{
    private static readonly FileDescriptor[] Served =
        [AlertsReflection.Descriptor, CheckReflection.Descriptor, HealthReflection.Descriptor, ReflectionReflection.Descriptor];

    private static readonly Dictionary<string, FileDescriptor> Files = Served.SelectMany(WithImports).DistinctBy(file => file.Name).ToDictionary(file => file.Name);
    private static readonly Dictionary<string, FileDescriptor> BySymbol = Files.Values
        .SelectMany(file => SymbolsOf(file).Select(symbol => (symbol, file))).ToDictionary(entry => entry.symbol, entry => entry.file);

    /// <inheritdoc/>
    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream,
        IServerStreamWriter<ServerReflectionResponse> responseStream,
        ServerCallContext context)
    {
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            var response = AnswerTo(request);
            (response.ValidHost, response.OriginalRequest) = (request.Host, request);
            await responseStream.WriteAsync(response, context.CancellationToken);
        }
    }

    private static ServerReflectionResponse AnswerTo(ServerReflectionRequest request) => request.MessageRequestCase switch
    {
        ServerReflectionRequest.MessageRequestOneofCase.ListServices => new ServerReflectionResponse
        {
            ListServicesResponse = new ListServiceResponse
            {
                Service = { Served.SelectMany(file => file.Services).Select(service => new ServiceResponse { Name = service.FullName }) },
            },
        },
        ServerReflectionRequest.MessageRequestOneofCase.FileByFilename => FileOf(Files, request.FileByFilename, "file"),
        ServerReflectionRequest.MessageRequestOneofCase.FileContainingSymbol => FileOf(BySymbol, request.FileContainingSymbol, "symbol"),
        ServerReflectionRequest.MessageRequestOneofCase.AllExtensionNumbersOfType when BySymbol.ContainsKey(request.AllExtensionNumbersOfType) =>
            new ServerReflectionResponse
            {
                AllExtensionNumbersResponse = new ExtensionNumberResponse { BaseTypeName = request.AllExtensionNumbersOfType },
            },
        ServerReflectionRequest.MessageRequestOneofCase.None => Refusal(StatusCode.InvalidArgument, "the request asks for nothing"),
        _ => Refusal(StatusCode.NotFound, "there are no extensions here"),
    };

    private static ServerReflectionResponse FileOf(Dictionary<string, FileDescriptor> files, string name, string kind) =>
        files.TryGetValue(name, out var file)
            ? new ServerReflectionResponse
            {
                FileDescriptorResponse = new FileDescriptorResponse { FileDescriptorProto = { WithImports(file).DistinctBy(one => one.Name).Select(one => one.SerializedData) } },
            }
            : Refusal(StatusCode.NotFound, $"there is no {kind} \"{(name.Length <= 60 ? name : name[..60] + "…")}\"");

    private static ServerReflectionResponse Refusal(StatusCode code, string reason) => new()
    {
        ErrorResponse = new ErrorResponse { ErrorCode = (int)code, ErrorMessage = reason },
    };

    private static IEnumerable<FileDescriptor> WithImports(FileDescriptor file) => file.Dependencies.SelectMany(WithImports).Prepend(file);

    private static IEnumerable<string> SymbolsOf(FileDescriptor file) =>
    [
        .. file.Services.Select(service => service.FullName),
        .. file.Services.SelectMany(service => service.Methods).Select(method => method.FullName),
        .. file.MessageTypes.SelectMany(SymbolsOf),
        .. file.EnumTypes.Select(type => type.FullName),
    ];

    private static IEnumerable<string> SymbolsOf(MessageDescriptor message) =>
    [
        message.FullName,
        .. message.NestedTypes.SelectMany(SymbolsOf),
        .. message.EnumTypes.Select(type => type.FullName),
    ];
}
