namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>Settings of an <see cref="Arena{T}"/>. All are accepted and none has an effect here.</summary>
public sealed class ArenaOptions
{
    /// <param name="flags">Ignored.</param>
    /// <param name="blockSizeBytes">Ignored: blocks grow with what is asked for.</param>
    /// <param name="retentionPolicy">Ignored: see <see cref="Arena{T}.Reset"/>.</param>
    public ArenaOptions(
        ArenaFlags flags = ArenaFlags.None, int blockSizeBytes = 0, Func<long, long, long>? retentionPolicy = null)
    {
        _ = flags;
        _ = blockSizeBytes;
        _ = retentionPolicy;
    }
}
