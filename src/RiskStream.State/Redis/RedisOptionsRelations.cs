using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace RiskStream.State.Redis;

/// <summary>
/// Checks what attributes cannot say: how settings stand to each other, and whether texts can be read.
/// </summary>
internal sealed class RedisOptionsRelations : IValidateOptions<RedisOptions>
{
    /// <summary>
    /// The longest that one operation may keep a partition. Kafka takes the partition of a consumer that has not polled
    /// for five minutes (its default) away, and a batch has a read and a commit.
    /// </summary>
    public static readonly TimeSpan LongestOperation = TimeSpan.FromMinutes(2);

    private const string Section = RedisOptions.Section;
    private const int LongestPrefix = 64;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, RedisOptions options)
    {
        List<string> errors = [.. ConnectionErrors(options), .. PrefixErrors(options), .. RetryErrors(options)];
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    // The connection string is never repeated: it may hold a password.
    private static IEnumerable<string> ConnectionErrors(RedisOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            yield return $"{Section}:ConnectionString is empty: state has no home. "
                + "Name at least one server, as host:port.";
            yield break;
        }

        string? trouble = null;
        try
        {
            if (ConfigurationOptions.Parse(options.ConnectionString).EndPoints.Count == 0)
            {
                trouble = "it names no server";
            }
        }
        catch (ArgumentException unreadable)
        {
            trouble = unreadable.Message;
        }

        if (trouble is not null)
        {
            yield return $"{Section}:ConnectionString cannot be used: {trouble}. Write host:port, then options as "
                + "name=value, all separated by commas.";
        }
    }

    private static IEnumerable<string> PrefixErrors(RedisOptions options)
    {
        var prefix = options.KeyPrefix ?? string.Empty;
        var readable = prefix.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');
        if (!readable || prefix.Length is 0 or > LongestPrefix)
        {
            yield return $"{Section}:KeyPrefix is '{prefix}', not 1 … {LongestPrefix} of letters, digits, '-', "
                + "'_' and '.': braces and colons shape the keys themselves. "
                + $"Choose a plain word, such as {RedisOptions.DefaultKeyPrefix}.";
        }
    }

    private static IEnumerable<string> RetryErrors(RedisOptions options)
    {
        if (options.RetryBaseDelay > options.RetryMaxDelay)
        {
            yield return $"{Section}:RetryBaseDelay is {options.RetryBaseDelay}, longer than {Section}:RetryMaxDelay "
                + $"({options.RetryMaxDelay}): the first pause would exceed all others. "
                + "Shorten the one or lengthen the other.";
        }

        var seconds = ((options.MaxRetries + 1L) * options.OperationTimeout.TotalSeconds)
            + (options.MaxRetries * options.RetryMaxDelay.TotalSeconds);
        if (seconds > LongestOperation.TotalSeconds)
        {
            yield return $"{Section}:MaxRetries is {options.MaxRetries}: with {Section}:OperationTimeout "
                + $"({options.OperationTimeout}) and {Section}:RetryMaxDelay ({options.RetryMaxDelay}) one operation "
                + $"could take {seconds:0} s, more than {LongestOperation.TotalSeconds:0} s, and its partition would "
                + "be taken away meanwhile. Lower one of the three.";
        }
    }
}
