using Microsoft.Extensions.Options;

namespace RiskStream.Alerting.Hosting;

/// <summary>The options fit each other.</summary>
internal sealed class AlertingOptionsRelations : IValidateOptions<AlertingOptions>
{
    public ValidateOptionsResult Validate(string? name, AlertingOptions options)
    {
        List<string> problems = [];
        if (options.SubscriberBuffer > options.RecentAlerts)
        {
            problems.Add(
                $"{AlertingOptions.Section}:SubscriberBuffer is {options.SubscriberBuffer}, more than " +
                $"{AlertingOptions.Section}:RecentAlerts ({options.RecentAlerts}): who is cut off would " +
                "always have to read the log to come back. Lower the one or raise the other.");
        }

        if (2L * options.CopyReach > options.RememberedAlerts)
        {
            problems.Add(
                $"{AlertingOptions.Section}:CopyReach is {options.CopyReach}, more than half of " +
                $"{AlertingOptions.Section}:RememberedAlerts ({options.RememberedAlerts}): an alert would be " +
                "forgotten before its copy comes. Lower the one or raise the other.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
