using System.Net;
using System.Net.Sockets;

namespace RiskStream.TestKit;

/// <summary>
/// TCP ports of the loopback interface that were free a moment ago. Another process may take one before its user does,
/// so a caller that starts a server on it tries again with another when the server cannot bind.
/// </summary>
public static class FreePort
{
    private const int Attempts = 100;

    /// <summary>One free port.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The first of several free ports in a row.</summary>
    /// <exception cref="InvalidOperationException">No such row was found in 100 attempts.</exception>
    public static int NextRow(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var first = Next();
            if (first + length - 1 <= IPEndPoint.MaxPort && Enumerable.Range(first, length).All(IsFree))
            {
                return first;
            }
        }

        throw new InvalidOperationException($"No {length} free ports in a row were found in {Attempts} attempts.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
