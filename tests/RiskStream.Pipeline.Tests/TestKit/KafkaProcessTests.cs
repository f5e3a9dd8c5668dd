using System.Runtime.Versioning;
using RiskStream.TestKit.Brokers;

namespace RiskStream.Pipeline.Tests.TestKit;

/// <summary>How a broker's script is run, with a script that only notes what it was told.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class KafkaProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("riskstream-script-").FullName;

    [Fact]
    public async Task Disposing_stops_what_was_started_and_wipes_its_data()
    {
        Script("echo 127.0.0.1:1");

        await using (var kafka = await KafkaProcess.StartAsync(_folder, CancellationToken.None))
        {
            Assert.Equal("127.0.0.1:1", kafka.BootstrapServers);
            Assert.StartsWith("start --dir ", Assert.Single(Calls()));
        }

        var data = Calls()[0].Split(' ')[2];
        Assert.Equal($"stop --dir {data} --wipe", Calls()[1]);
        Assert.False(Directory.Exists(data));
    }

    [Fact]
    public async Task A_broker_that_does_not_start_is_tried_again_on_other_ports_and_then_reported_with_its_words()
    {
        Script("echo port $5 is taken >&2; exit 1");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => KafkaProcess.StartAsync(_folder, CancellationToken.None));

        Assert.Matches(@"port \d+ is taken \| port \d+ is taken \| port \d+ is taken", failure.Message);
        Assert.Equal(["start", "stop", "start", "stop", "start", "stop"], Calls().Select(call => call.Split(' ')[0]));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string[] Calls() => File.ReadAllLines(Path.Combine(_folder, "calls"));

    private void Script(string start)
    {
        var path = Path.Combine(_folder, "kafka.sh");
        File.WriteAllText(path, $$"""
            #!/bin/sh
            echo "$@" >>"$KAFKA_HOME/calls"
            if [ "$1" = start ]; then {{start}}; fi

            """);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
