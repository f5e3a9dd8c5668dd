namespace Akka.Streams;

/// <summary>Makes running streams from blueprints. Safe to use from any thread.</summary>
public interface IMaterializer
{
    /// <summary>Starts a new, independent run of the graph and gives what it materialises to.</summary>
    TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable);
}
