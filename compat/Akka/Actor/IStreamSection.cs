namespace Akka.Actor;

/// <summary>
/// A running part of a stream, as the system that owns it sees it. Abort may be called from any thread.
/// </summary>
internal interface IStreamSection
{
    void Abort();
}
