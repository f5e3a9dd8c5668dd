using RiskStream.Cli.Generating.Background;
using RiskStream.Cli.Generating.Transactions;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>Planted occurrences by the day they begin; made anew for each run, as a run numbers them.</summary>
internal sealed class Script : IEventSource
{
    private readonly Dictionary<int, List<Func<IEnumerable<Occurrence>>>> _scenes = [];

    public void Add(int day, Func<IEnumerable<Occurrence>> scene)
    {
        if (!_scenes.TryGetValue(day, out var scenes))
        {
            _scenes[day] = scenes = [];
        }

        scenes.Add(scene);
    }

    public void Plan(int day, Agenda agenda)
    {
        if (!_scenes.TryGetValue(day, out var scenes))
        {
            return;
        }

        foreach (var occurrence in scenes.SelectMany(scene => scene()))
        {
            agenda.Add(occurrence);
        }
    }
}
