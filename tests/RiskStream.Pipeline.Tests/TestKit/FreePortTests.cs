using System.Net;
using System.Net.Sockets;
using RiskStream.TestKit;

namespace RiskStream.Pipeline.Tests.TestKit;

public sealed class FreePortTests
{
    [Fact]
    public void A_row_of_ports_can_be_listened_on_one_after_the_other()
    {
        var first = FreePort.NextRow(3);

        for (var port = first; port < first + 3; port++)
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
    }

    [Fact]
    public void The_repository_root_holds_the_solution() =>
        Assert.True(File.Exists(RepositoryRoot.Combine("RiskStream.sln")));
}
