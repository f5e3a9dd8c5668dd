using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace RiskStream.State.Redis;

/// <summary>What the state adapter logs: event ids 3000 … 3099.</summary>
internal static partial class RedisLog
{
    /// <summary>The event of <see cref="TryFailed"/>.</summary>
    public const int TryFailedId = 3003;

    [LoggerMessage(3001, LogLevel.Warning, "Redis at {EndPoint}: a connection was lost ({Failure}): {Reason}")]
    public static partial void ConnectionLost(
        ILogger logger, string endPoint, ConnectionFailureType failure, string? reason);

    [LoggerMessage(3002, LogLevel.Information, "Redis at {EndPoint} is connected again")]
    public static partial void ConnectionRestored(ILogger logger, string endPoint);

    [LoggerMessage(TryFailedId, LogLevel.Warning, "Try {Number} of {Tries} at {What}: {Reason}. Next in {Pause}")]
    public static partial void TryFailed(
        ILogger logger, int number, int tries, string what, string reason, TimeSpan pause);
}
