using Akka.Streams.Supervision;

namespace Akka.Streams.Implementation;

/// <summary>Maps each element. Restart is the same as Resume: there is no state to lose.</summary>
internal sealed class SelectStage<TIn, TOut>(Func<TIn, TOut> mapper, Decider decider) : Stage<TIn, TOut>
{
    public override void OnPush()
    {
        try
        {
            Out.Push(mapper(In.Grab()));
        }
        catch (Exception cause) when (decider(cause) != Directive.Stop)
        {
            In.Pull();
        }
    }
}

/// <summary>Lets pass what satisfies the predicate.</summary>
internal sealed class WhereStage<T>(Predicate<T> predicate, Decider decider) : Stage<T, T>
{
    public override void OnPush()
    {
        var element = In.Grab();
        try
        {
            if (predicate(element))
            {
                Out.Push(element);
                return;
            }
        }
        catch (Exception cause) when (decider(cause) != Directive.Stop)
        {
            // The element that could not be judged is dropped.
        }

        In.Pull();
    }
}
