using Akka.Actor;

namespace Akka.Streams.Implementation;

/// <summary>
/// Gathers the islands and stages of one materialisation, then starts them together, so that no stage runs before the
/// graph is whole. <paramref name="host"/> is the island that a restart adds to, which is running already.
/// </summary>
internal sealed class Assembly(ActorSystem system, Island? host)
{
    private readonly List<Island> _islands = [];
    private readonly List<Stage> _stages = [];

    public Assembly Nested(Island island) => new(system, island);

    public Island NewIsland()
    {
        var island = new Island(system);
        _islands.Add(island);
        return island;
    }

    public void Add(Stage stage, Island island)
    {
        island.Add(stage);
        _stages.Add(stage);
    }

    public void Launch()
    {
        foreach (var stage in _stages)
        {
            if (stage.Island == host)
            {
                host.Run(stage, stage.OnStart);
            }
            else
            {
                stage.Post(stage.OnStart);
            }
        }

        foreach (var island in _islands)
        {
            island.Start();
        }
    }
}
