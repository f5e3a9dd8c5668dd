using RiskStream.Checkpoints;

namespace RiskStream.Ports;

/// <summary>Tells in which partition of a stage a key's state is. Safe for concurrent use.</summary>
public interface IKeyPlaces
{
    /// <summary>The partition of a key; null while the partitions of the stage's input are not known.</summary>
    StagePartition? PlaceOf(string stage, string key);
}
