using Compat.Grpc.Tests.Protos;
using Grpc.Core;

namespace Compat.Grpc.Tests.Hosting;

/// <summary>A service whose four methods do what the test says; one instance serves all calls of a host.</summary>
public sealed class EchoService : Echo.EchoBase
{
    public UnaryServerMethod<Ask, Answer> OnSay { get; set; } =
        (ask, _) => Task.FromResult(new Answer { Text = ask.Text, Payload = ask.Payload });

    public ClientStreamingServerMethod<Ask, Answer> OnCollect { get; set; } = async (asks, context) =>
    {
        List<string> texts = [];
        await foreach (Ask ask in asks.ReadAllAsync(context.CancellationToken))
        {
            texts.Add(ask.Text);
        }

        return new Answer { Text = string.Join(' ', texts), Index = texts.Count };
    };

    public ServerStreamingServerMethod<Ask, Answer> OnExpand { get; set; } = async (ask, answers, context) =>
    {
        for (int i = 0; i < ask.Count; i++)
        {
            await answers.WriteAsync(new Answer { Text = ask.Text, Index = i }, context.CancellationToken);
        }
    };

    public DuplexStreamingServerMethod<Ask, Answer> OnConverse { get; set; } = async (asks, answers, context) =>
    {
        await foreach (Ask ask in asks.ReadAllAsync(context.CancellationToken))
        {
            await answers.WriteAsync(new Answer { Text = ask.Text, Index = ask.Count });
        }
    };

    public override Task<Answer> Say(Ask request, ServerCallContext context) => OnSay(request, context);

    public override Task<Answer> Collect(IAsyncStreamReader<Ask> requestStream, ServerCallContext context) =>
        OnCollect(requestStream, context);

    public override Task Expand(Ask request, IServerStreamWriter<Answer> responseStream, ServerCallContext context) =>
        OnExpand(request, responseStream, context);

    public override Task Converse(
        IAsyncStreamReader<Ask> requestStream,
        IServerStreamWriter<Answer> responseStream,
        ServerCallContext context) => OnConverse(requestStream, responseStream, context);
}
