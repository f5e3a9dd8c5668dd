namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>Named by the constructor of <see cref="ArenaOptions"/>; this substitute knows no choice.</summary>
[Flags]
public enum ArenaFlags
{
    /// <summary>No choice made.</summary>
    None = 0,
}
