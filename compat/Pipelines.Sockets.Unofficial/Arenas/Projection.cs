namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>Makes one element of another; the source is passed by reference because it is large.</summary>
public delegate TTo Projection<TFrom, out TTo>(in TFrom from);

/// <summary>Makes one element of another with the help of <paramref name="state"/>.</summary>
public delegate TTo Projection<TFrom, TState, out TTo>(in TFrom from, in TState state);
