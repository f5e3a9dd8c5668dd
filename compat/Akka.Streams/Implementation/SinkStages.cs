using System.Collections.Immutable;

namespace Akka.Streams.Implementation;

/// <summary>A sink whose task ends as the stream does, with the result of what it took.</summary>
internal abstract class SinkStage<T, TResult> : SinkStage<T>
{
    private readonly TaskCompletionSource<TResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TResult> Completion => _result.Task;

    public sealed override void OnPush()
    {
        Take(In.Grab());
        In.Pull();
    }

    public sealed override void OnFinish() => _result.TrySetResult(Result());

    public sealed override void Fail(Exception cause)
    {
        base.Fail(cause);
        _result.TrySetException(cause);
    }

    protected abstract void Take(T element);

    protected abstract TResult Result();
}

internal sealed class IgnoreStage<T> : SinkStage<T, Done>
{
    protected override void Take(T element)
    {
    }

    protected override Done Result() => Done.Instance;
}

/// <summary>Keeps everything: only for streams known to be short.</summary>
internal sealed class SeqStage<T> : SinkStage<T, IImmutableList<T>>
{
    private readonly ImmutableList<T>.Builder _elements = ImmutableList.CreateBuilder<T>();

    protected override void Take(T element) => _elements.Add(element);

    protected override IImmutableList<T> Result() => _elements.ToImmutable();
}
