using Microsoft.Extensions.Options;

namespace RiskStream.Pipeline.Hosting;

/// <summary>Checks single Kafka settings against their documented ranges.</summary>
[OptionsValidator]
public sealed partial class KafkaOptionsValidator : IValidateOptions<KafkaOptions>;

/// <summary>Checks single stream settings against their documented ranges.</summary>
[OptionsValidator]
public sealed partial class StreamOptionsValidator : IValidateOptions<StreamOptions>;

/// <summary>Checks Kafka settings against each other.</summary>
public sealed class KafkaOptionsRelations : IValidateOptions<KafkaOptions>
{
    private static readonly string[] Owned =
        ["bootstrap.servers", "group.id", "enable.auto.commit", "enable.auto.offset.store", "acks", "enable.idempotence"];

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, KafkaOptions options)
    {
        var errors = new List<string>();
        string[] topics =
        [
            options.SettlementEvents, options.InstitutionFacts, options.RiskAlerts, options.DeadLetters, options.LateFacts,
            options.ReferenceData,
        ];
        foreach (var twice in topics.GroupBy(topic => topic).Where(group => group.Count() > 1 && group.Key.Length > 0))
        {
            errors.Add($"{KafkaOptions.Section}: topic {twice.Key} is named {twice.Count()} times; give each kind of record its own");
        }

        foreach (var owned in Owned.Where(options.Client.ContainsKey))
        {
            errors.Add($"{KafkaOptions.Section}:Client:{owned} is set, but the stream's guarantees depend on it; remove it");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}

/// <summary>Checks stream settings against each other.</summary>
public sealed class StreamOptionsRelations : IValidateOptions<StreamOptions>
{
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(365);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, StreamOptions options)
    {
        var errors = new List<string>();
        if (options.StayRetention < LongestWindow + TimeSpan.FromDays(7))
        {
            errors.Add(
                $"{StreamOptions.Section}:StayRetention is {options.StayRetention}, shorter than the longest window and allowed lateness "
                + $"({LongestWindow + TimeSpan.FromDays(7)}): yearly counts would miss stays. Lengthen it.");
        }

        foreach (var (setting, folder) in new[] { ("RulesFolder", options.RulesFolder), ("ReferenceFolder", options.ReferenceFolder) })
        {
            if (folder.Length > 0 && !Directory.Exists(folder))
            {
                errors.Add($"{StreamOptions.Section}:{setting} is \"{folder}\", which is no folder; create it or leave the setting out");
            }
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
