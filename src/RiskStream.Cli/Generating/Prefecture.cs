using RiskStream.Cli.Generating.Background;
using RiskStream.Cli.Generating.Schemes;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating;

/// <summary>
/// An invented prefecture: its institutions and people, what happens to them day by day, and what has been planted
/// among it. A pure function of its options. Making one is cheap; it may be read by several threads, each with its own
/// enumeration.
/// </summary>
public sealed class Prefecture
{
    private readonly World _world;
    private readonly Planting _planting;

    public Prefecture(PrefectureOptions options)
    {
        options.Validate();
        _world = new World(options);
        _planting = new Planting(_world);
        for (var copy = 1; copy <= options.SchemeCopies; copy++)
        {
            new FrequentAdmissions(_planting, copy).Plant();
            new HonestAdmissions(_planting, copy).Plant();
            new ExamClusters(_planting, copy).Plant();
            new HonestExams(_planting, copy).Plant();
            new CardAggregation(_planting, copy).Plant();
            new FrequentVisits(_planting, copy).Plant();
            new SplitStays(_planting, copy).Plant();
            new OverlappingStays(_planting, copy).Plant();
            new OutsideSettlements(_planting, copy).Plant();
            new ImpossibleTrips(_planting, copy).Plant();
            new TemplateVisits(_planting, copy).Plant();
            new PhantomSwipes(_planting, copy).Plant();
            new BusyClinics(_planting, copy).Plant();
            new TraceCodes(_planting, copy).Plant();
            new GroupAdmissions(_planting, copy).Plant();
            new OverPurchases(_planting, copy).Plant();
            new IdleBeds(_planting, copy).Plant();
            new CheckupStays(_planting, copy).Plant();
            new RepeatedExams(_planting, copy).Plant();
            new ForbiddenCharges(_planting, copy).Plant();
            new ItemSubstitutions(_planting, copy).Plant();
            new SimilarStays(_planting, copy).Plant();
            new PharmacyBaskets(_planting, copy).Plant();
            new FeeStructures(_planting, copy).Plant();
        }
    }

    public PrefectureOptions Options => _world.Options;

    /// <summary>What has been planted.</summary>
    public IReadOnlyList<SchemeLabel> Labels => _planting.Labels;

    /// <summary>
    /// All events, in order of event time. Lazy: each enumeration makes them anew, one day's plans at a time, and keeps
    /// no envelope that it has handed out. Lateness shows in rs_ingest_time only; see <see
    /// cref="Output.ArrivalOrder"/>.
    /// </summary>
    public IEnumerable<Envelope> Events() => new Timeline(_world, [.. Background(), .. _planting.Sources]).Run();

    /// <summary>The reference lists that hold for the events.</summary>
    public ReferenceLists RegistryRecords() => Registry.Of(_world, _planting);

    private IEnumerable<IEventSource> Background()
    {
        if (_world.Population.Count == 0)
        {
            return [];
        }

        return
        [
            new OutpatientVisits(_world),
            new Purchases(_world),
            new ChronicPatients(_world),
            new DialysisPatients(_world),
            new OncologyPatients(_world),
            new Wards(_world),
        ];
    }
}
