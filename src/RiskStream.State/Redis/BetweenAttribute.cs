using System.ComponentModel.DataAnnotations;

namespace RiskStream.State.Redis;

/// <summary>
/// A number or a duration of <see cref="RedisOptions"/> within bounds, both inclusive. The message names them all.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BetweenAttribute(string least, string most) : ValidationAttribute
{
    /// <summary>What to set instead.</summary>
    public required string Remedy { get; init; }

    /// <inheritdoc/>
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var within = value switch
        {
            TimeSpan duration => TimeSpan.Parse(least) <= duration && duration <= TimeSpan.Parse(most),
            int number => int.Parse(least) <= number && number <= int.Parse(most),
            _ => false,
        };
        return within
            ? ValidationResult.Success
            : new ValidationResult(
                $"{RedisOptions.Section}:{validationContext.MemberName} is {value}, outside {least} … {most}. "
                + Remedy);
    }
}
