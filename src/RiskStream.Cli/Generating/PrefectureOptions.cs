namespace RiskStream.Cli.Generating;

/// <summary>
/// What a prefecture is like. Everything that is generated is a function of these options: equal options give the same
/// events to the byte.
/// </summary>
public sealed record PrefectureOptions
{
    /// <summary>Days of <see cref="Demo"/>, and the fewest for which every scheme fits: twelve weeks.</summary>
    public const int CompactDays = 84;

    /// <summary>
    /// Fewest events of <see cref="Demo"/>: what the planted schemes and their history take by themselves.
    /// </summary>
    public const int FewestDemoEvents = 12_000;

    /// <summary>Source of all variety. Default 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>First civil day (UTC+8). Default Monday 2026-05-11.</summary>
    public DateOnly Start { get; init; } = new(2026, 5, 11);

    /// <summary>
    /// Civil days, at least 1. Schemes need up to 84; those that do not fit are left out. Default 84.
    /// </summary>
    public int Days { get; init; } = CompactDays;

    /// <summary>Persons of the honest background, at least 0; they are not stored. Default 200,000.</summary>
    public int Persons { get; init; } = 200_000;

    /// <summary>Hospitals, at least 3. Default 24.</summary>
    public int Hospitals { get; init; } = 24;

    /// <summary>Clinics, at least 1. Default 140.</summary>
    public int Clinics { get; init; } = 140;

    /// <summary>Pharmacies, at least 1. Default 140.</summary>
    public int Pharmacies { get; init; } = 140;

    /// <summary>Outpatient visits for illness per person and year. Default 8.</summary>
    public double OutpatientVisitsPerYear { get; init; } = 8;

    /// <summary>Purchases for passing complaints per person and year. Default 7.</summary>
    public double PurchasesPerYear { get; init; } = 7;

    /// <summary>Ordinary stays per person and year, 0 to 3. Default 0.21, the national rate.</summary>
    public double StaysPerYear { get; init; } = 0.21;

    /// <summary>Share of hospital visits that are registered (2201) before. Default 0.3.</summary>
    public double RegistrationShare { get; init; } = 0.3;

    /// <summary>Share of persons with monthly drugs for a long-term disease. Default 0.15.</summary>
    public double ChronicShare { get; init; } = 0.15;

    /// <summary>Share of persons on dialysis. Default 0.0007.</summary>
    public double DialysisShare { get; init; } = 0.0007;

    /// <summary>Share of persons in a cycle of chemotherapy. Default 0.001.</summary>
    public double OncologyShare { get; init; } = 0.001;

    /// <summary>How often things go wrong.</summary>
    public DisturbanceRates Disturbances { get; init; } = new();

    /// <summary>How often each scheme and look-alike is planted, 0 to 300. Default 1.</summary>
    public int SchemeCopies { get; init; } = 1;

    /// <summary>
    /// A compact prefecture of twelve weeks with every scheme present, and about as many events as asked for (within a
    /// tenth; at least <see cref="FewestDemoEvents"/>).
    /// </summary>
    public static PrefectureOptions Demo(long seed = 1, int events = 20_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(events, FewestDemoEvents);
        var persons = (int)((events - PlantedEvents) / EventsPerPerson);
        return new PrefectureOptions
        {
            Seed = seed,
            Persons = persons,
            Hospitals = Math.Clamp(persons / 8000, 6, 60),
            Clinics = Math.Clamp(persons / 1400, 12, 1500),
            Pharmacies = Math.Clamp(persons / 1400, 12, 1500),
        };
    }

    // Measured with the default rates over twelve weeks; a test holds them to it.
    private const double PlantedEvents = 10_950;
    private const double EventsPerPerson = 4.7;

    /// <summary>Throws unless every option is within its bounds; the message names all that are not.</summary>
    public void Validate()
    {
        var errors = new List<string>();
        Check(Days >= 1, $"Days is {Days}; it must be at least 1.");
        Check(Persons >= 0, $"Persons is {Persons}; it must not be negative.");
        Check(Hospitals >= 3, $"Hospitals is {Hospitals}; it must be at least 3.");
        Check(Clinics >= 1, $"Clinics is {Clinics}; it must be at least 1.");
        Check(Pharmacies >= 1, $"Pharmacies is {Pharmacies}; it must be at least 1.");
        Check(Hospitals + Clinics < 90_000 && Pharmacies < 90_000, "There are more institutions than codes (90,000).");
        Check(StaysPerYear is >= 0 and <= 3, $"StaysPerYear is {StaysPerYear}; it must be between 0 and 3.");
        Check(SchemeCopies is >= 0 and <= 300, $"SchemeCopies is {SchemeCopies}; it must be between 0 and 300.");
        Check(ChronicShare + DialysisShare + OncologyShare <= 1, "The shares of the cohorts add up to more than 1.");
        if (errors.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', errors));
        }

        void Check(bool holds, string message)
        {
            if (!holds)
            {
                errors.Add(message);
            }
        }
    }
}
