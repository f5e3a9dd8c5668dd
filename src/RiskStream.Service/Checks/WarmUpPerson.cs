using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using RiskStream.Checking;
using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.Decoding;
using RiskStream.Ports;
using RiskStream.Protocol.V1;
using RiskStream.Stages;
using Diagnosis = RiskStream.Protocol.V1.Diagnosis;
using ServiceKind = RiskStream.Protocol.V1.ServiceKind;
using Settlement = RiskStream.Protocol.V1.Settlement;

namespace RiskStream.Service.Checks;

/// <summary>
/// A person who does not exist, of whom stays and visits are stored: what is asked of this person reads no store and is kept nowhere but
/// here. Safe for concurrent use.
/// </summary>
internal sealed class WarmUpPerson : ICommittedState, IKeyPlaces, ICheckLog
{
    /// <summary>The person's token: no digest of a number has its form.</summary>
    public const string Token = "warm-up";

    /// <summary>The stay that is going on.</summary>
    public const string OpenStay = "WARM-UP-OPEN";

    private static readonly StagePartition Only = new(PersonStage.StageName, 0);

    private readonly byte[] _stored;
    private readonly byte[] _memory;

    /// <summary>The person as stored at an instant.</summary>
    public WarmUpPerson(DateTimeOffset now)
    {
        var state = new PersonState(Token);
        foreach (var said in HistoryBefore(now))
        {
            var decoded = (DecodeResult<PersonEvent>.Decoded)EventDecoder.Decode(said, EventTimestamp.FromUtc(now));
            foreach (var statement in decoded.Content.Statements)
            {
                state.Add(statement);
            }
        }

        var memory = StageMemory.Decode([]);
        memory.Clock.Observe(EventTimestamp.FromUtc(now), EventTimestamp.FromUtc(now));
        memory.Timers.TryPass(memory.EventTime);
        (_stored, _memory) = (state.TakeChange()!.Bytes, memory.Encode());
    }

    /// <summary>What was asked and answered, in order.</summary>
    public ConcurrentQueue<CheckRecord> Asked { get; } = new();

    /// <inheritdoc/>
    public ValueTask<CommittedState> ReadAsync(
        StagePartition partition, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new CommittedState([.. keys.Select(key => key == Token ? _stored : null)], _memory));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<byte[]?>> ReadAsync(IReadOnlyList<PlacedKey> keys, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<byte[]?>>(new byte[]?[keys.Count]);

    /// <inheritdoc/>
    public StagePartition? PlaceOf(string stage, string key) => Only with { Stage = stage };

    /// <inheritdoc/>
    public void Keep(CheckRecord check) => Asked.Enqueue(check);

    /// <inheritdoc/>
    public void Keep(FeedbackRecord feedback)
    {
        // Nobody answers what nobody asked.
    }

    private static IEnumerable<Envelope> HistoryBefore(DateTimeOffset now)
    {
        foreach (var (id, admitted, discharged) in new[] { ("WARM-UP-1", 40, 35), ("WARM-UP-2", 20, 15), (OpenStay, 5, 0) })
        {
            yield return Stay(EventType.Admission, id, now - TimeSpan.FromDays(admitted));
            if (discharged > 0)
            {
                yield return Stay(EventType.Discharge, id, now - TimeSpan.FromDays(discharged));
            }
        }

        for (var visit = 1; visit <= 4; visit++)
        {
            yield return Visit($"WARM-UP-V{visit}", now - TimeSpan.FromHours(30 * visit));
        }
    }

    private static Envelope Stay(EventType type, string id, DateTimeOffset at) => About(type, at, new Envelope
    {
        Encounter = new Encounter
        {
            Person = new Person { PsnKey = Token },
            MdtrtId = id,
            RsService = ServiceKind.Inpatient,
            MedType = "21",
            Begntime = Timestamp.FromDateTimeOffset(at),
            Endtime = type == EventType.Discharge ? Timestamp.FromDateTimeOffset(at) : null,
            Diagnoses = { new Diagnosis { DiagCode = "I10", MaindiagFlag = true } },
        },
    });

    private static Envelope Visit(string id, DateTimeOffset at)
    {
        var (time, visit) = (Timestamp.FromDateTimeOffset(at), new Settlement
        {
            Person = new Person { PsnKey = Token },
            SetlId = id,
            MdtrtId = id,
            RsService = ServiceKind.Outpatient,
            MedType = "11",
            MedfeeSumamtFen = 10_000,
        });
        visit.SetlTime = time;
        foreach (var (item, kind) in WarmUpQuestions.Items)
        {
            visit.Lines.Add(new FeeLine
            {
                FeedetlSn = item, MedListCodg = item, MedChrgitmType = kind, Cnt = "1", DetItemFeeSumamtFen = 2_000, FeeOcurTime = time,
            });
        }

        return About(EventType.Settlement, at, new Envelope { Settlement = visit });
    }

    private static Envelope About(EventType type, DateTimeOffset at, Envelope body)
    {
        (body.Type, body.EventTime) = (type, Timestamp.FromDateTimeOffset(at));
        (body.FixmedinsCode, body.MdtrtareaAdmvs) = (WarmUpQuestions.Provider, WarmUpQuestions.Region);
        return body;
    }
}
