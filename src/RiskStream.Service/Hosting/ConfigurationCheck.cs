using Microsoft.Extensions.Options;

namespace RiskStream.Service.Hosting;

/// <summary>Looks at every setting before the service is built, so that all faults are told at once and nothing is connected to.</summary>
internal static class ConfigurationCheck
{
    private static readonly string[] KnownSections = ["Kafka", "Redis", "Stream", "Alerting", "Check", "Service"];

    /// <exception cref="OptionsValidationException">One or more settings cannot be used.</exception>
    public static void Run(WebApplicationBuilder builder)
    {
        var failures = UnknownSections(builder.Configuration).ToList();
        using var provider = builder.Services.BuildServiceProvider();
        foreach (var validator in provider.GetServices<IStartupValidator>())
        {
            Collect(validator, failures);
        }

        if (failures.Count > 0)
        {
            throw new OptionsValidationException("RiskStream", typeof(ServiceOptions), failures);
        }
    }

    private static IEnumerable<string> UnknownSections(ConfigurationManager configuration) =>
        configuration.GetSection("RiskStream").GetChildren()
            .Where(section => !KnownSections.Contains(section.Key, StringComparer.OrdinalIgnoreCase))
            .Select(section =>
                $"RiskStream:{section.Key} is not known; the sections are {string.Join(", ", KnownSections)}");

    private static void Collect(IStartupValidator validator, List<string> failures)
    {
        try
        {
            validator.Validate();
        }
        catch (OptionsValidationException invalid)
        {
            failures.AddRange(invalid.Failures);
        }
        catch (AggregateException several)
        {
            foreach (var inner in several.InnerExceptions)
            {
                failures.AddRange(inner is OptionsValidationException invalid ? invalid.Failures : [inner.Message]);
            }
        }
        catch (InvalidOperationException unbindable)
        {
            failures.Add(unbindable.InnerException is { } inner ? $"{unbindable.Message} {inner.Message}" : unbindable.Message);
        }
    }
}
