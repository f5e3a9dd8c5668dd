namespace Akka.Streams.Implementation;

/// <summary>What one end of a <see cref="Link"/> tells the other; the first two go up, the others down.</summary>
internal enum Signal
{
    Pull,
    Cancel,
    Push,
    Finish,
    Failure,
}
