using System.Net;
using System.Net.Sockets;
using RiskStream.TestKit;

namespace RiskStream.Pipeline.Tests.TestKit;

public sealed class FreePortTests
{
    private const int Attempts = 5;

    // Somebody else may take one of a row in between, but not of each.
    [Fact]
    public void A_row_of_ports_can_be_listened_on_one_after_the_other() => Assert.Contains(
        Enumerable.Range(0, Attempts).Select(_ => FreePort.NextRow(3)),
        first => Enumerable.Range(first, 3).All(CanBeListenedOn));

    [Fact]
    public void The_repository_root_holds_the_solution() =>
        Assert.True(File.Exists(RepositoryRoot.Combine("RiskStream.sln")));

    private static bool CanBeListenedOn(int port)
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
