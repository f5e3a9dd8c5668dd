namespace Akka.Streams;

/// <summary>A blueprint: immutable, free to reuse, and run by nothing until it is materialised.</summary>
public interface IGraph<out TShape, TMaterialized>
    where TShape : Shape;
