namespace Akka;

/// <summary>The materialised value of a stream step that has none to give.</summary>
public sealed class NotUsed
{
    /// <summary>The only instance.</summary>
    public static readonly NotUsed Instance = new();

    private NotUsed()
    {
    }
}
