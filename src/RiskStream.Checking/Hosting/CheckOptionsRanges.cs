using Microsoft.Extensions.Options;

namespace RiskStream.Checking.Hosting;

/// <summary>Holds each setting to its range.</summary>
[OptionsValidator]
internal sealed partial class CheckOptionsRanges : IValidateOptions<CheckOptions>;
