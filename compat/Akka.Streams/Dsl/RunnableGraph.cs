using Akka.Streams.Implementation;

namespace Akka.Streams.Dsl;

internal sealed class RunnableGraph<TMat>(Func<Scope, TMat> build, Attributes attributes) : IRunnableGraph<TMat>
{
    public TMat Run(IMaterializer materializer) => materializer.Materialize(this);

    public IRunnableGraph<TMat> WithAttributes(Attributes attributes) => new RunnableGraph<TMat>(build, attributes);

    public TMat Build(Scope scope) => build(scope.With(attributes));
}
