using System.Net.Sockets;
using StackExchange.Redis;

namespace RiskStream.State.Redis;

/// <summary>What kind of failure an exception of the client stands for.</summary>
/// <param name="Passes">Whether the same command may succeed later.</param>
/// <param name="Remedy">What an operator does about it.</param>
internal sealed record RedisTrouble(bool Passes, string Remedy)
{
    private static readonly RedisTrouble Silence =
        new(true, "Look for a stalled or busy server (SLOWLOG GET, LATENCY DOCTOR) or a network that drops packets.");

    private static readonly RedisTrouble NoConnection =
        new(true, "Check that the server runs, and that host, port, TLS, user and password are right.");

    private static readonly RedisTrouble Unknown =
        new(false, "The server refuses this for good: check its version and the rights of the user.");

    // What a server's error text begins with, or with older servers holds, for errors that pass.
    private static readonly (string Code, RedisTrouble Trouble)[] Passing =
    [
        ("OOM ", new(true, "The server's memory is full: raise maxmemory or free memory. State is never evicted.")),
        ("LOADING ", new(true, "The server is reading its data set after a start: wait for it.")),
        ("NOSCRIPT ", new(true, "The server forgot its scripts: they are loaded again with the next try.")),
        ("BUSY ", new(true, "Somebody's script keeps the server busy: find it, and SCRIPT KILL.")),
        ("READONLY ", new(true, "The server has become a replica: name the new primary or the cluster's nodes.")),
        ("MASTERDOWN ", new(true, "The replica has lost its primary: bring the primary back.")),
        ("CLUSTERDOWN ", new(true, "The cluster does not serve all slots: see CLUSTER INFO.")),
        ("TRYAGAIN ", new(true, "The cluster is moving the partition's slot: wait for it.")),
        ("MOVED ", new(true, "The cluster moved the partition's slot: wait for the client to learn of it.")),
        ("MISCONF ", new(true, "The server cannot write to its disk: free space, see its log.")),
        ("NOREPLICAS ", new(true, "Too few replicas are in step: bring them back.")),
    ];

    /// <summary>The kind of failure, or null for what is no failure of Redis.</summary>
    public static RedisTrouble? Of(Exception failure) => failure switch
    {
        TimeoutException => Silence,

        // The client wraps only the first error of a connection; commands that fail with a later one get it bare.
        RedisConnectionException or IOException or SocketException => NoConnection,
        RedisServerException refused => OfReply(refused.Message),
        RedisException or RedisCommandException => Unknown,
        _ => null,
    };

    private static RedisTrouble OfReply(string reply)
    {
        foreach (var (code, trouble) in Passing)
        {
            var first = reply.StartsWith(code, StringComparison.Ordinal);
            if (first || reply.Contains("-" + code, StringComparison.Ordinal))
            {
                return trouble;
            }
        }

        return Unknown;
    }
}
