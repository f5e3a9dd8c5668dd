using System.Threading.Channels;

namespace Akka.Streams.Implementation;

/// <summary>
/// Reads a channel on demand, and ends as it ends, without waiting for demand. Once stopped it takes nothing more from
/// the reader, so that another stream can go on with it. A failure arrives as an <see cref="AggregateException"/>.
/// </summary>
internal class ChannelStage<T>(ChannelReader<T> reader) : SourceStage<T>
{
    public override void OnStart() => PostAfter(reader.Completion, OnCompleted);

    public override void OnPull()
    {
        T? element;
        while (!reader.TryRead(out element))
        {
            var more = reader.WaitToReadAsync();
            if (!more.IsCompleted)
            {
                _ = PostAfter(more, OnPull);
                return;
            }

            if (!more.IsCompletedSuccessfully || !more.Result)
            {
                // The channel has ended: its completion says how.
                return;
            }
        }

        Out.Push(element);
    }

    private void OnCompleted(Task completion)
    {
        if (completion.Exception is { } failure)
        {
            Fail(failure);
        }
        else if (completion.IsCanceled)
        {
            Fail(new TaskCanceledException(completion));
        }
        else
        {
            Complete();
        }
    }
}
