using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RiskStream.Stages;
using RiskStream.State.Hosting;
using RiskStream.State.Redis;

namespace RiskStream.State.Tests.Redis;

/// <summary>What settings are refused, and with which words.</summary>
public sealed class RedisOptionsTests
{
    [Fact]
    public void The_defaults_are_in_order() =>
        Assert.Equal(RedisOptions.DefaultConnectionString, Bind().ConnectionString);

    [Fact]
    public void State_outlives_everything_that_is_retained_by_default()
    {
        var retention = new Retention();

        Assert.True(retention.Facts < RedisOptions.DefaultStateTtl);
        Assert.True(retention.Stays < RedisOptions.DefaultStateTtl);
        Assert.True(retention.Uses < RedisOptions.DefaultStateTtl);
        Assert.True(retention.Packs < RedisOptions.DefaultStateTtl);
    }

    [Fact]
    public void All_settings_are_read()
    {
        var options = Bind(
            ("ConnectionString", "redis-1:7000,redis-2:7000,user=rs,password=secret,ssl=true"),
            ("KeyPrefix", "prod.rs-1"),
            ("StateTtl", "900.00:00:00"),
            ("OperationTimeout", "00:00:00.5"),
            ("ConnectTimeout", "00:00:03"),
            ("MaxRetries", "4"),
            ("RetryBaseDelay", "00:00:00.1"),
            ("RetryMaxDelay", "00:00:01"));

        Assert.Equal("prod.rs-1", options.KeyPrefix);
        Assert.Equal(TimeSpan.FromDays(900), options.StateTtl);
        Assert.Equal(TimeSpan.FromMilliseconds(500), options.OperationTimeout);
        Assert.Equal(TimeSpan.FromSeconds(3), options.ConnectTimeout);
        Assert.Equal(4, options.MaxRetries);
        Assert.Equal(TimeSpan.FromMilliseconds(100), options.RetryBaseDelay);
        Assert.Equal(TimeSpan.FromSeconds(1), options.RetryMaxDelay);
    }

    [Theory]
    [InlineData("ConnectionString", "", "RiskStream:Redis:ConnectionString is empty: state has no home. "
        + "Name at least one server, as host:port.")]
    [InlineData("ConnectionString", "ssl=true,password=secret", "RiskStream:Redis:ConnectionString cannot be used: "
        + "it names no server. Write host:port, then options as name=value, all separated by commas.")]
    [InlineData("KeyPrefix", "{rs}", "RiskStream:Redis:KeyPrefix is '{rs}', not 1 … 64 of letters, digits, '-', '_' "
        + "and '.': braces and colons shape the keys themselves. Choose a plain word, such as rs.")]
    [InlineData("KeyPrefix", "", "RiskStream:Redis:KeyPrefix is '', not 1 … 64 of letters, digits, '-', '_' "
        + "and '.': braces and colons shape the keys themselves. Choose a plain word, such as rs.")]
    [InlineData("StateTtl", "23:59:59", "RiskStream:Redis:StateTtl is 23:59:59, outside 1.00:00:00 … 3650.00:00:00. "
        + "Keep it longer than facts are retained.")]
    [InlineData("OperationTimeout", "00:00:00.049", "RiskStream:Redis:OperationTimeout is 00:00:00.0490000, outside "
        + "00:00:00.050 … 00:00:30. Set it well above the server's usual answering time.")]
    [InlineData("ConnectTimeout", "00:01:00", "RiskStream:Redis:ConnectTimeout is 00:01:00, outside 00:00:00.100 … "
        + "00:00:30. Set it to a few round trips, TLS included.")]
    [InlineData("MaxRetries", "-1", "RiskStream:Redis:MaxRetries is -1, outside 0 … 20. "
        + "Choose how many interruptions an operation should outlast.")]
    [InlineData("RetryBaseDelay", "00:00:03", "RiskStream:Redis:RetryBaseDelay is 00:00:03, longer than "
        + "RiskStream:Redis:RetryMaxDelay (00:00:02): the first pause would exceed all others. Shorten the one or "
        + "lengthen the other.")]
    [InlineData("OperationTimeout", "00:00:20", "RiskStream:Redis:MaxRetries is 8: with "
        + "RiskStream:Redis:OperationTimeout (00:00:20) and RiskStream:Redis:RetryMaxDelay (00:00:02) "
        + "one operation could take 196 s, more than 120 s, and its partition would be taken away "
        + "meanwhile. Lower one of the three.")]
    public void A_setting_out_of_bounds_is_refused_with_its_name_value_bound_and_remedy(
        string setting, string value, string message)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Bind((setting, value)));

        Assert.Equal([message], refused.Failures);
    }

    [Fact]
    public void A_connection_string_that_cannot_be_read_is_refused_without_being_repeated()
    {
        var refused = Assert.Throws<OptionsValidationException>(
            () => Bind(("ConnectionString", "redis-1:6379,password=secret,sssl=true")));

        Assert.StartsWith("RiskStream:Redis:ConnectionString cannot", refused.Message, StringComparison.Ordinal);
        Assert.Contains("sssl", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var refused = Assert.Throws<OptionsValidationException>(
            () => Bind(("KeyPrefix", "a:b"), ("MaxRetries", "21"), ("StateTtl", "0.00:00:01")));

        Assert.Equal(3, refused.Failures.Count());
    }

    [Fact]
    public void A_setting_that_does_not_exist_is_refused()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Bind(("StateTTLDays", "430")));

        Assert.Contains("StateTTLDays", refused.Message, StringComparison.Ordinal);
    }

    private static RedisOptions Bind(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(
            setting => KeyValuePair.Create($"{RedisOptions.Section}:{setting.Name}", (string?)setting.Value))).Build();
        using var provider = new ServiceCollection().AddRiskStreamState(configuration).BuildServiceProvider();
        return provider.GetRequiredService<IOptions<RedisOptions>>().Value;
    }
}
