namespace Akka.Streams.Dsl;

/// <summary>A whole stream, ready to run any number of times.</summary>
public interface IRunnableGraph<TMat> : IGraph<ClosedShape, TMat>
{
    /// <summary>Starts a new run.</summary>
    TMat Run(IMaterializer materializer);

    /// <summary>Replaces the attributes of the whole stream.</summary>
    IRunnableGraph<TMat> WithAttributes(Attributes attributes);
}
