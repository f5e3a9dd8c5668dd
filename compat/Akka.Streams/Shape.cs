namespace Akka.Streams;

/// <summary>What ends a graph has open. Here it is a mark for the compiler only.</summary>
public abstract class Shape
{
    private protected Shape()
    {
    }
}

/// <summary>One open outlet.</summary>
public sealed class SourceShape<TOut> : Shape
{
    private SourceShape()
    {
    }
}

/// <summary>One open inlet and one open outlet.</summary>
public sealed class FlowShape<TIn, TOut> : Shape
{
    private FlowShape()
    {
    }
}

/// <summary>One open inlet.</summary>
public sealed class SinkShape<TIn> : Shape
{
    private SinkShape()
    {
    }
}

/// <summary>No open end: it can be run.</summary>
public sealed class ClosedShape : Shape
{
    private ClosedShape()
    {
    }
}
