using Microsoft.Extensions.Options;

namespace RiskStream.Alerting.Hosting;

/// <summary>Each option within its range.</summary>
[OptionsValidator]
internal sealed partial class AlertingOptionsRanges : IValidateOptions<AlertingOptions>;
