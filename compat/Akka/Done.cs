namespace Akka;

/// <summary>The result of a task that signals completion and carries nothing.</summary>
public sealed class Done
{
    /// <summary>The only instance.</summary>
    public static readonly Done Instance = new();

    private Done()
    {
    }
}
