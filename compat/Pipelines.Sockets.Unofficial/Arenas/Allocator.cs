namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>
/// Named by the constructor of <see cref="Arena{T}"/> and never made: this substitute allocates arrays.
/// </summary>
public abstract class Allocator<T>
{
    private protected Allocator()
    {
    }
}
