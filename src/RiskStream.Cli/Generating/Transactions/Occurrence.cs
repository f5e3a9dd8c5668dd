using System.Globalization;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Time;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>
/// A transaction that will happen: small while planned, and written out as an envelope only when its turn comes. What
/// it writes is a pure function of its own members and the world, so a reversal can look up what it reverses by asking
/// it again.
/// </summary>
internal abstract class Occurrence
{
    private const int MessageIdLength = 30;

    private long _at;

    /// <summary>Event time, Unix seconds.</summary>
    public required long At
    {
        get => _at;
        init => _at = value;
    }

    /// <summary>Source of all variety of this occurrence, and of its identifiers.</summary>
    public required ulong Key { get; init; }

    public required Institution Where { get; init; }

    /// <summary>Index of the person.</summary>
    public required int Person { get; init; }

    public Lane Lane { get; init; }

    /// <summary>Last four digits of the message id; set when planned.</summary>
    public int Sequence { get; set; }

    public abstract EventType Type { get; }

    /// <summary>Transaction number of the national interface.</summary>
    public abstract string Infno { get; }

    /// <summary>How late it arrives when nothing goes wrong, and the bounds when something does.</summary>
    public abstract Punctuality Punctuality { get; }

    protected virtual uint Version => 1;

    /// <summary>
    /// Seconds between the event and its message. Pure, so that a message id can be known before it is written.
    /// </summary>
    public long Delay(World world) => Punctuality.Delay(this, world);

    /// <summary>Lets it happen later; only before its day begins.</summary>
    public void PutOff(long seconds) => _at += seconds;

    public string MessageId(World world) => MessageId(At + Delay(world), Sequence);

    public Envelope Write(World world)
    {
        var sent = At + Delay(world);
        var dice = new Dice(Key, Strand.Encounter, 1);
        var envelope = Frame(world, sent, Sequence, dice);
        Fill(envelope, world, world.Population.Person(Person), dice);
        return envelope;
    }

    /// <summary>Fills in the body, and what the envelope says about persons and tills.</summary>
    protected abstract void Fill(Envelope envelope, World world, Profile who, Dice dice);

    /// <summary>The institution's code, the local time of sending and four digits.</summary>
    private string MessageId(long sent, int sequence) =>
        string.Create(MessageIdLength, (Where.Code, sent, sequence), static (into, parts) =>
        {
            parts.Code.CopyTo(into);
            CivilCalendar.WriteMessageTime(into[12..], parts.sent);
            parts.sequence.TryFormat(into[26..], out _, "D4", CultureInfo.InvariantCulture);
        });

    private Envelope Frame(World world, long sent, int sequence, Dice dice)
    {
        var msgid = MessageId(sent, sequence);
        var till = dice.Below(Where.Devices.Count);
        var ingested = CivilCalendar.Stamp(sent + 1);
        ingested.Nanos = 1_000_000 * dice.Below(1000);
        return new Envelope
        {
            EventId = "gen:" + msgid,
            RsVersion = Version,
            Type = Type,
            EventTime = CivilCalendar.Stamp(At),
            RsIngestTime = ingested,
            Infno = Infno,
            Msgid = msgid,
            FixmedinsCode = Where.Code,
            MdtrtareaAdmvs = Where.Region,
            OpterType = "1",
            Opter = Where.Operators[till],
            DevNo = Where.Devices[till],
            SourceSystem = "gen",
        };
    }
}
