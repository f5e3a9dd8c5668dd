using Microsoft.Extensions.Options;

namespace RiskStream.State.Redis;

/// <summary>Checks each setting by itself, as its attributes say. The source generator writes the body.</summary>
[OptionsValidator]
internal sealed partial class RedisOptionsBounds : IValidateOptions<RedisOptions>;
