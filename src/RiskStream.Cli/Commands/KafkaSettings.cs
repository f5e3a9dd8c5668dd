using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using RiskStream.Pipeline.Hosting;
using RiskStream.Pipeline.Native;

namespace RiskStream.Cli.Commands;

/// <summary>How a command reaches Kafka: the same settings as the service's, from the same places, in the same order.</summary>
internal sealed class KafkaSettings
{
    private readonly Option<string?> _kafka = new("--kafka")
    {
        Description = "Bootstrap servers, host:port,… (RiskStream:Kafka:BootstrapServers)",
    };

    private readonly Option<string[]> _settings = new("--set")
    {
        Description = "Any other setting of RiskStream:Kafka, e.g. --set RiskStream:Kafka:DeadLetters=dead-letters; appsettings.json and the environment count too.",
        AllowMultipleArgumentsPerToken = true,
    };

    public void AddTo(Command command)
    {
        command.Add(_kafka);
        command.Add(_settings);
    }

    /// <summary>The settings, or false when some cannot be used; each is named on standard error.</summary>
    public bool TryRead(ParseResult parsed, [NotNullWhen(true)] out KafkaOptions? options)
    {
        var given = (parsed.GetValue(_settings) ?? []).Select(setting => setting.Split('=', 2)).ToList();
        var errors = given.Where(parts => parts.Length < 2)
            .Select(parts => $"--set {parts[0]} gives no value; write it like --set RiskStream:Kafka:DeadLetters=dead-letters").ToList();
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(given.Where(parts => parts.Length == 2).Select(parts => KeyValuePair.Create(parts[0], (string?)parts[1])));
        if (parsed.GetValue(_kafka) is { } servers)
        {
            configuration.AddInMemoryCollection([KeyValuePair.Create($"{KafkaOptions.Section}:BootstrapServers", (string?)servers)]);
        }

        options = Bind(configuration.Build(), errors);
        errors.ForEach(Console.Error.WriteLine);
        return errors.Count == 0;
    }

    private static KafkaOptions Bind(IConfiguration configuration, List<string> errors)
    {
        var options = new KafkaOptions();
        try
        {
            configuration.GetSection(KafkaOptions.Section).Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
            LibrdkafkaResolver.EnsureLoadable();
        }
        catch (InvalidOperationException unbindable)
        {
            errors.Add(unbindable.InnerException is { } inner ? $"{unbindable.Message} {inner.Message}" : unbindable.Message);
        }

        if (options.BootstrapServers.Length == 0)
        {
            errors.Add("no Kafka is named; give --kafka host:port, or set RiskStream__Kafka__BootstrapServers");
            return options;
        }

        errors.AddRange(new KafkaOptionsValidator().Validate(null, options).Failures ?? []);
        errors.AddRange(new KafkaOptionsRelations().Validate(null, options).Failures ?? []);
        return options;
    }
}
