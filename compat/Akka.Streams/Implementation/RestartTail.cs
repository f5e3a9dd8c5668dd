namespace Akka.Streams.Implementation;

/// <summary>
/// The downstream side of a restarted source or flow. It takes what the inner part gives; when that fails, it waits and
/// has it built anew, until the settings allow no more. The inner part's normal end is the end.
/// </summary>
internal sealed class RestartTail<T>(RestartSettings settings, Func<Link<T>> build, IRestartHead? head) : Stage<T, T>
{
    private readonly RestartBudget _budget = new(settings);

    public override void OnStart() => Open();

    public override void OnPull() => In.Pull();

    public override void OnPush() => Out.Push(In.Grab());

    public override void OnFailure(Exception cause)
    {
        if (head is { IsFinishing: true } || _budget.Next() is not { } delay)
        {
            Fail(cause);
            return;
        }

        head?.Pause();
        PostAfter(Task.Delay(delay), _ => Open());
    }

    public override void Complete()
    {
        base.Complete();
        head?.Stop(null);
    }

    public override void Fail(Exception cause)
    {
        base.Fail(cause);
        head?.Stop(cause);
    }

    private void Open()
    {
        ConnectIn(build());
        _budget.Started();
        if (Out.IsAvailable)
        {
            In.Pull();
        }
    }
}
