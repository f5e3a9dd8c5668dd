using Grpc.Net.Client;
using RiskStream.Protocol.V1;
using RiskStream.Scenarios.Tests.Driving;
using RiskStream.TestKit;
using RiskStream.TestKit.Brokers;
using static RiskStream.Protocol.V1.CheckResponse.Types;

namespace RiskStream.Scenarios.Tests.Streams;

/// <summary>
/// Checks are asked without pause while Redis holds still, is gone, and comes back: every one is answered, no call ends in an error, what
/// could not be evaluated is said, and what can be again is evaluated without a restart of the service.
/// </summary>
[Collection(KafkaCollection.Name)]
public sealed class CheckFaultTests(KafkaFixture kafka)
{
    private const int Askers = 4;
    private const int LongestPauseMs = 600_000;

    [Fact]
    public async Task While_redis_is_in_trouble_every_check_is_answered_and_afterwards_in_full()
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(KafkaKind.Embedded));
        await using var service = await ServiceInProcess.StartAsync(
            stream, ("RiskStream:Check:ClockTolerance", "3650.00:00:00"), ("RiskStream:Redis:OperationTimeout", "00:00:01"));
        await stream.ProduceAsync(Admissions.FourOf("p1").Take(3));
        await service.ProcessedAsync(3);
        using var channel = GrpcChannel.ForAddress(service.GrpcAddress);
        using var over = new CancellationTokenSource();
        var asked = new Asked(new PreSettlementService.PreSettlementServiceClient(channel));
        var asking = Enumerable.Range(0, Askers).Select(asker => asked.AskAsync(asker, over.Token)).ToList();
        await asked.NextAsync("in full", answer => answer.Verdict == Verdict.ReasonRequired);

        await using (var admin = await stream.ConnectToRedisAsync())
        {
            await admin.GetDatabase().ExecuteAsync("CLIENT", "PAUSE", LongestPauseMs, "ALL");
        }

        await asked.NextAsync("degraded while Redis holds still", IsDegraded);
        await stream.Redis.KillAsync();
        await asked.NextAsync("degraded while Redis is gone", IsDegraded);
        await stream.Redis.RestartAsync(CancellationToken.None);

        // What was stored is gone with the server, so the person is unknown: the answer is in full, and says nothing.
        await asked.NextAsync("in full after Redis is back", answer => answer.Verdict == Verdict.Pass);
        await over.CancelAsync();
        await Task.WhenAll(asking);
        Assert.Equal(0, asked.WithoutReason);
    }

    private static bool IsDegraded(CheckResponse answer) => answer.Verdict == Verdict.PassDegraded;

    /// <summary>Asks the same of the same person again and again. An error of a call ends the asking and the test.</summary>
    private sealed class Asked(PreSettlementService.PreSettlementServiceClient client)
    {
        private volatile CheckResponse? _last;
        private int _withoutReason;

        /// <summary>Degraded answers that do not say why, or what was not evaluated.</summary>
        public int WithoutReason => _withoutReason;

        public async Task AskAsync(int asker, CancellationToken cancellationToken)
        {
            for (var number = 0; !cancellationToken.IsCancellationRequested; number++)
            {
                var candidate = Admissions.FourOf("p1").Last();
                var answer = await client.CheckAsync(
                    new CheckRequest { Msgid = $"m-{asker}-{number}", TrigScen = "3", Candidate = candidate }, cancellationToken: CancellationToken.None);
                if (IsDegraded(answer) && (answer.DegradedReason.Length == 0 || !answer.RulesNotEvaluated.Contains("H01")))
                {
                    Interlocked.Increment(ref _withoutReason);
                }

                _last = answer;
            }
        }

        /// <summary>Waits until an answer of after now is as it should be.</summary>
        public async Task NextAsync(string what, Func<CheckResponse, bool> isWanted)
        {
            _last = null;
            await Eventually.HoldsAsync(
                $"checks are answered {what}",
                _ => Task.FromResult(_last),
                answer => answer is not null && isWanted(answer),
                TimeSpan.FromMinutes(2));
        }
    }
}
