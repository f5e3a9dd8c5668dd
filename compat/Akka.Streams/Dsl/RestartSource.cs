using Akka.Streams.Implementation;

namespace Akka.Streams.Dsl;

/// <summary>Sources that are built anew when they fail.</summary>
public static class RestartSource
{
    /// <summary>
    /// Runs what the factory makes, and again after a growing delay each time it fails. It ends when the inner source
    /// completes, when downstream cancels, or with the failure that no restart is left for.
    /// </summary>
    public static Source<T, NotUsed> OnFailuresWithBackoff<T, TMat>(
        Func<Source<T, TMat>> sourceFactory, RestartSettings settings) => new(scope =>
    {
        var tail = new RestartTail<T>(settings, () => Build(scope.Nested(), sourceFactory()), null);
        scope.Assembly.Add(tail, scope.Island);
        return (tail.OpenOut(), NotUsed.Instance);
    });

    private static Link<T> Build<T, TMat>(Scope scope, Source<T, TMat> source)
    {
        var link = scope.Localize(source.Build(scope).Link);
        scope.Assembly.Launch();
        return link;
    }
}
