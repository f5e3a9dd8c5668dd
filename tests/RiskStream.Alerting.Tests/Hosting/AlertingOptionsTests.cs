using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RiskStream.Alerting.Hosting;
using RiskStream.Alerting.Hub;
using RiskStream.Ports;
using RiskStream.TestKit;

namespace RiskStream.Alerting.Tests.Hosting;

public class AlertingOptionsTests
{
    [Fact]
    public void The_defaults_are_valid()
    {
        using var services = Services();

        var options = services.GetRequiredService<IOptions<AlertingOptions>>().Value;

        Assert.Equal(10_000, options.RecentAlerts);
        Assert.Equal(1_000, options.SubscriberBuffer);
    }

    [Fact]
    public void The_hub_and_its_follower_can_be_made()
    {
        using var services = Services();

        Assert.Same(services.GetRequiredService<AlertHub>(), services.GetRequiredService<AlertHub>());
        Assert.Single(services.GetServices<IHostedService>().OfType<AlertFollower>());
    }

    [Fact]
    public void Every_value_out_of_range_is_named()
    {
        var failures = Failures(
            ("RecentAlerts", "9"), ("SubscriberBuffer", "1"), ("MaxSubscribers", "0"), ("CatchUpReaders", "257"),
            ("CopyReach", "-1"), ("RememberedAlerts", "99"), ("AsOfInterval", "00:02:00"), ("SlowAfter", "00:00:00"));

        Assert.Equal(
            """
            RecentAlerts: The field AlertingOptions.RecentAlerts must be between 10 and 1000000.
            SubscriberBuffer: The field AlertingOptions.SubscriberBuffer must be between 2 and 100000.
            MaxSubscribers: The field AlertingOptions.MaxSubscribers must be between 1 and 100000.
            CatchUpReaders: The field AlertingOptions.CatchUpReaders must be between 1 and 256.
            CopyReach: The field AlertingOptions.CopyReach must be between 0 and 1000000.
            RememberedAlerts: The field AlertingOptions.RememberedAlerts must be between 100 and 10000000.
            AsOfInterval: The field AlertingOptions.AsOfInterval must be between 00:00:00.1000000 and 00:01:00.
            SlowAfter: The field AlertingOptions.SlowAfter must be between 00:00:01 and 00:10:00.
            """,
            string.Join('\n', failures));
    }

    [Fact]
    public void Options_that_do_not_fit_each_other_are_named_with_the_remedy()
    {
        var failures = Failures(("RecentAlerts", "500"), ("RememberedAlerts", "1500"));

        Assert.Equal(
            [
                "RiskStream:Alerting:SubscriberBuffer is 1000, more than RiskStream:Alerting:RecentAlerts (500): who " +
                "is cut off would always have to read the log to come back. Lower the one or raise the other.",
                "RiskStream:Alerting:CopyReach is 1000, more than half of RiskStream:Alerting:RememberedAlerts " +
                "(1500): an alert would be forgotten before its copy comes. Lower the one or raise the other.",
            ],
            failures);
    }

    [Fact]
    public void An_unknown_key_is_an_error()
    {
        using var services = Services(("RecentAlert", "500"));

        var failure = Assert.Throws<InvalidOperationException>(
            () => services.GetRequiredService<IOptions<AlertingOptions>>().Value);
        Assert.Contains("RecentAlert", failure.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Failures(params (string Key, string Value)[] settings)
    {
        using var services = Services(settings);
        return Assert.Throws<OptionsValidationException>(
            () => services.GetRequiredService<IOptions<AlertingOptions>>().Value).Failures;
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings.Select(setting =>
            KeyValuePair.Create<string, string?>($"{AlertingOptions.Section}:{setting.Key}", setting.Value)));
        builder.Services.AddSingleton<IAlertLog>(new InMemoryAlertLog(partitions: 1, seed: 1));
        builder.AddRiskStreamAlerting();
        return builder.Services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }
}
