using System.Globalization;

namespace RiskStream.LoadTests;

/// <summary>What was asked of a load test. Immutable.</summary>
internal sealed record LoadOptions
{
    private static readonly Dictionary<string, Func<LoadOptions, int, LoadOptions>> Numbers = new()
    {
        ["--rate"] = (options, value) => options with { Rate = value },
        ["--seconds"] = (options, value) => options with { Seconds = value },
        ["--persons"] = (options, value) => options with { Persons = value },
        ["--stream-rate"] = (options, value) => options with { StreamRate = value },
        ["--partitions"] = (options, value) => options with { Partitions = value },
        ["--seed"] = (options, value) => options with { Seed = value },
    };

    /// <summary>Checks a second. Default 5,000.</summary>
    public int Rate { get; private init; } = 5_000;

    /// <summary>How long each part of the measurement lasts. Default 60 s.</summary>
    public int Seconds { get; private init; } = 60;

    /// <summary>Persons of whom state is there at the start. Default 100,000.</summary>
    public int Persons { get; private init; } = 100_000;

    /// <summary>Events a second that the stream takes in meanwhile. Default 500.</summary>
    public int StreamRate { get; private init; } = 500;

    /// <summary>Partitions of each topic. Default 8.</summary>
    public int Partitions { get; private init; } = 8;

    /// <summary>Equal seeds ask the same questions of the same persons. Default 1.</summary>
    public int Seed { get; private init; } = 1;

    /// <summary>Breaks Redis instead of measuring the load.</summary>
    public bool Faults { get; private init; }

    /// <summary>Reads arguments. What cannot be used is told by an <see cref="ArgumentException"/>.</summary>
    public static LoadOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new LoadOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is "--json" or "--faults")
            {
                options = arguments[i] == "--faults" ? options with { Faults = true } : options;
                continue;
            }

            if (!Numbers.TryGetValue(arguments[i], out var set))
            {
                throw new ArgumentException($"{arguments[i]} is not known; there are --json, --faults and {string.Join(", ", Numbers.Keys)}");
            }

            if (i + 1 >= arguments.Count || !int.TryParse(arguments[++i], NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < 1)
            {
                throw new ArgumentException($"{arguments[i]} is no whole number from 1");
            }

            options = set(options, value);
        }

        return options;
    }
}
