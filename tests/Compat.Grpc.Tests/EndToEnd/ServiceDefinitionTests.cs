using Compat.Grpc.Tests.Hosting;
using Compat.Grpc.Tests.Protos;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;

namespace Compat.Grpc.Tests.EndToEnd;

public class ServiceDefinitionTests
{
    [Fact]
    public async Task A_service_can_be_hosted_from_its_definition()
    {
        ServerServiceDefinition definition = Echo.BindService(new EchoService());
        await using EchoHost host =
            await EchoHost.StartAsync(map: application => application.MapGrpcService(definition));
        Echo.EchoClient client = host.Client();

        Assert.Equal("a", (await client.SayAsync(new Ask { Text = "a" })).Text);
        using AsyncServerStreamingCall<Answer> expand = client.Expand(new Ask { Count = 3 });
        List<Answer> answers = await expand.ResponseStream.ReadAllAsync().ToListAsync();
        Assert.Equal([0, 1, 2], answers.Select(answer => answer.Index));
    }

    [Fact]
    public void Methods_are_bound_in_the_order_of_definition()
    {
        RecordingBinder binder = new();

        Echo.BindService(new EchoService()).BindService(binder);

        Assert.Equal(
            ["Unary Say", "ClientStreaming Collect", "ServerStreaming Expand", "DuplexStreaming Converse"],
            binder.Bound);
    }

    [Fact]
    public void A_method_cannot_be_defined_twice()
    {
        Marshaller<Ask> asks = Marshallers.Create(
            (ask, context) => context.Complete([]), context => new Ask());
        Method<Ask, Ask> method = new(MethodType.Unary, "s", "M", asks, asks);
        UnaryServerMethod<Ask, Ask> handler = (ask, _) => Task.FromResult(ask);
        ServerServiceDefinition.Builder builder = ServerServiceDefinition.CreateBuilder().AddMethod(method, handler);

        Assert.Throws<ArgumentException>(() => builder.AddMethod(method, handler));
    }

    private sealed class RecordingBinder : ServiceBinderBase
    {
        public List<string> Bound { get; } = [];

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) => Record(method);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler) =>
            Record(method);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler) =>
            Record(method);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler) =>
            Record(method);

        private void Record(IMethod method) => Bound.Add($"{method.Type} {method.Name}");
    }
}
