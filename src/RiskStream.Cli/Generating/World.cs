using RiskStream.Cli.Generating.Background;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Time;

namespace RiskStream.Cli.Generating;

/// <summary>
/// What every part of the generator looks things up in. Unchanging once the schemes have been planted.
/// </summary>
internal sealed class World
{
    public World(PrefectureOptions options)
    {
        Options = options;
        Calendar = new CivilCalendar(options.Start);
        Institutions = new InstitutionDirectory(options);
        Population = new Population(options, Institutions);
        Stays = new StayOracle(this);
    }

    public PrefectureOptions Options { get; }

    public ulong Seed => unchecked((ulong)Options.Seed);

    public CivilCalendar Calendar { get; }

    public InstitutionDirectory Institutions { get; }

    public Population Population { get; }

    /// <summary>Says of any person and day whether the person is in hospital for an ordinary illness.</summary>
    public StayOracle Stays { get; }
}
