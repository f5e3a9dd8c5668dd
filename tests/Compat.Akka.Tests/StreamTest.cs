using System.Collections.Immutable;
using Akka.Actor;
using Akka.Streams;
using Akka.Streams.Dsl;
using Directive = Akka.Streams.Supervision.Directive;

namespace StreamConformance;

/// <summary>
/// One actor system for each test. The tests are the same for the stand-ins and for the original packages, so they
/// assert only what holds for both.
/// </summary>
public abstract class StreamTest : IAsyncLifetime
{
    protected StreamTest() => Materializer = Actors.Materializer();

    protected ActorSystem Actors { get; } = ActorSystem.Create("conformance");

    protected IMaterializer Materializer { get; }

    protected static Attributes Resuming { get; } = ActorAttributes.CreateSupervisionStrategy(_ => Directive.Resume);

    protected static Attributes Restarting { get; } = ActorAttributes.CreateSupervisionStrategy(_ => Directive.Restart);

    protected static Attributes Stopping { get; } = ActorAttributes.CreateSupervisionStrategy(_ => Directive.Stop);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Actors.Terminate().InTime();

    protected Task<IImmutableList<T>> ElementsOf<T, TMat>(Source<T, TMat> source) =>
        source.RunWith(Sink.Seq<T>(), Materializer).InTime();

    /// <summary>Waits for the task to fail and gives the exception within any wrapping.</summary>
    protected static async Task<Exception> FailureOf(Task task)
    {
        var thrown = await Record.ExceptionAsync(() => task.InTime());
        Assert.NotNull(thrown);
        Assert.IsNotType<TimeoutException>(thrown);
        return thrown.GetBaseException();
    }
}
