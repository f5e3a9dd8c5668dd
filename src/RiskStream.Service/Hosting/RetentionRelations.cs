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
        return options.StateTtl > stream.StayRetention
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{RedisOptions.Section}:StateTtl is {options.StateTtl}, not longer than {StreamOptions.Section}:StayRetention "
                + $"({stream.StayRetention}): state would expire before its facts do. Lengthen the one or shorten the other.");
    }
}
