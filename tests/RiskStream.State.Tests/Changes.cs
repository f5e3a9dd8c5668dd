using System.Text;
using RiskStream.Checkpoints;
using RiskStream.Ports;

namespace RiskStream.State.Tests;

/// <summary>Changes and checkpoints whose bytes are text.</summary>
internal static class Changes
{
    public static Checkpoint At(long nextOffset, string memory = "") => new(nextOffset, Encoding.UTF8.GetBytes(memory));

    public static StateChange Append(string key, string text) =>
        new(key, StateChangeKind.Append, Encoding.UTF8.GetBytes(text));

    public static StateChange Replace(string key, string text) =>
        new(key, StateChangeKind.Replace, Encoding.UTF8.GetBytes(text));

    public static StateChange Remove(string key) => new(key, StateChangeKind.Remove, []);

    /// <summary>Loads what is stored, as text.</summary>
    public static async Task<IReadOnlyList<string?>> TextsAsync(
        this IKeyedStateStore store, StagePartition partition, params string[] keys)
    {
        var values = await store.LoadAsync(partition, keys, CancellationToken.None);
        return [.. values.Select(value => value is null ? null : Encoding.UTF8.GetString(value))];
    }
}
