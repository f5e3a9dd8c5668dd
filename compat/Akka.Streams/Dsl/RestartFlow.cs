using Akka.Streams.Implementation;

namespace Akka.Streams.Dsl;

/// <summary>Flows that are built anew when they fail.</summary>
public static class RestartFlow
{
    /// <summary>
    /// Leads the elements through what the factory makes, and builds that anew after a growing delay each time it
    /// fails. Elements inside it when it fails are lost; what comes from upstream in between waits.
    /// </summary>
    public static Flow<TIn, TOut, NotUsed> OnFailuresWithBackoff<TIn, TOut, TMat>(
        Func<Flow<TIn, TOut, TMat>> flowFactory, RestartSettings settings) => new((scope, upstream) =>
    {
        var head = new RestartHead<TIn>();
        scope.AddSink(upstream, head);
        var tail = new RestartTail<TOut>(
            settings, () => Build(scope.Nested(), flowFactory(), head.Reopen()), head);
        head.Tail = tail;
        scope.Assembly.Add(tail, scope.Island);
        return (tail.OpenOut(), NotUsed.Instance);
    });

    private static Link<TOut> Build<TIn, TOut, TMat>(Scope scope, Flow<TIn, TOut, TMat> flow, Link<TIn> upstream)
    {
        var link = scope.Localize(flow.Build(scope, upstream).Link);
        scope.Assembly.Launch();
        return link;
    }
}
