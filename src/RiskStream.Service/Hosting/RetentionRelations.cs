using Microsoft.Extensions.Options;
using RiskStream.Pipeline.Hosting;
using RiskStream.State.Redis;

namespace RiskStream.Service.Hosting;

/// <summary>Checks that state lives as long as what it holds.</summary>
public sealed class RetentionRelations(IConfiguration configuration) : IValidateOptions<RedisOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, RedisOptions options)
    {
        var stream = configuration.GetSection(StreamOptions.Section).Get<StreamOptions>() ?? new StreamOptions();
        var (kept, setting) = stream.PackRetention > stream.StayRetention
            ? (stream.PackRetention, nameof(StreamOptions.PackRetention))
            : (stream.StayRetention, nameof(StreamOptions.StayRetention));
        return options.StateTtl > kept
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{RedisOptions.Section}:StateTtl is {options.StateTtl}, not longer than {StreamOptions.Section}:{setting} "
                + $"({kept}): state would expire before its facts do. Lengthen the one or shorten the other.");
    }
}
