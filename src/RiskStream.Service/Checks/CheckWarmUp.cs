using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RiskStream.Checking;
using RiskStream.Checking.Hosting;
using RiskStream.Checkpoints;
using RiskStream.Pipeline.Publishing;
using RiskStream.Pipeline.Reference;
using RiskStream.Ports;
using RiskStream.Protocol.V1;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Service.National;
using RiskStream.Stages;

namespace RiskStream.Service.Checks;

/// <summary>
/// Asks about a person who does not exist while the service starts, so that the first who asks does not wait for code to be compiled and
/// the store to be connected to. Guarantee: nothing is written, logged to the audit or remembered, and a fault in it stops nothing.
/// </summary>
public sealed partial class CheckWarmUp(
    RuleSet rules, LiveReference lists, ICommittedState state, TimeProvider time, ILogger<CheckWarmUp> logger) : BackgroundService
{
    private const int Rounds = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private volatile bool _isDone;

    /// <summary>Whether it is over, well or not: then the service may be said to be ready.</summary>
    public bool IsDone => _isDone;

    /// <summary>Asks one question in every scenario, as often as is wished, and returns what was answered.</summary>
    public static async Task<IReadOnlyList<CheckRecord>> AskAsync(
        RuleSet rules, ReferenceData lists, int rounds, TimeProvider time, CancellationToken cancellationToken)
    {
        var person = new WarmUpPerson(time.GetUtcNow());
        var options = Options.Create(new CheckOptions { Deadline = Patience });
        using var checks = new PreSettlementChecks(
            rules, () => lists, person, person, person, time, options, NullLogger<PreSettlementChecks>.Instance);
        var door = new NationalDoor(checks, options, time, NullLogger<NationalDoor>.Instance);
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var scenario in Enum.GetValues<CareScenario>())
            {
                await door.AnswerAsync(WarmUpQuestions.Of(scenario, $"{scenario}-{round}", time.GetUtcNow()), cancellationToken);
            }
        }

        foreach (var check in person.Asked)
        {
            CheckResponse.Parser.ParseFrom(CheckEncoding.ToWire(check.Answer).ToByteArray());
            CheckEncoding.ToWire(check).ToByteArray();
        }

        return [.. person.Asked];
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = time.GetTimestamp();
        try
        {
            // Off the thread that starts the other parts of the service.
            await Task.Yield();
            var asked = await AskAsync(rules, lists.Newest.Data, Rounds, time, stoppingToken);
            await ConnectAsync(stoppingToken);
            LogWarm(asked.Count, time.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
        {
            LogCold(fault);
        }
        finally
        {
            _isDone = true;
        }
    }

    /// <summary>Reads what nobody has, for the connection's sake; it must be no key of a person.</summary>
    private async Task ConnectAsync(CancellationToken stoppingToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var until = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stoppingToken);
        await state.ReadAsync(new StagePartition(PersonStage.StageName, 0), [WarmUpPerson.Token], until.Token);
    }

    [LoggerMessage(2501, LogLevel.Information, "Checks are warm: {Questions} made-up questions took {Milliseconds:0} ms")]
    private partial void LogWarm(int questions, double milliseconds);

    [LoggerMessage(2502, LogLevel.Warning, "Checks could not be warmed up; the first answers may be degraded")]
    private partial void LogCold(Exception fault);
}
