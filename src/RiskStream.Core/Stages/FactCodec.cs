using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Stages;

/// <summary>The stored form of facts: a kind, what all have in common, then what each has of its own.</summary>
internal static class FactCodec
{
    private enum Kind : byte
    {
        Admission = 1,
        Discharge = 2,
        Line = 3,
        Settlement = 4,
        CancelFact = 5,
        CancelMessage = 6,
        CancelLines = 7,
    }

    public static void Write(StateWriter writer, Fact fact)
    {
        writer.Byte((byte)KindOf(fact));
        writer.VarInt(fact.EventTime.Micros);
        writer.Text(fact.Encounter.Value);
        writer.Text(fact.Provider.Value);
        writer.Text(fact.Region);
        switch (fact)
        {
            case Admission admission:
                WriteAdmission(writer, admission);
                break;
            case Discharge discharge:
                writer.Texts(discharge.Diagnoses);
                break;
            case ClaimLine line:
                WriteLine(writer, line);
                break;
            case Settlement settlement:
                WriteSettlement(writer, settlement);
                break;
            case Cancellation cancellation:
                WriteTarget(writer, cancellation.Target);
                break;
        }
    }

    public static Fact Read(ref StateReader reader)
    {
        var kind = (Kind)reader.Byte();
        var place = new Place(
            new EventTimestamp(reader.VarInt()),
            new EncounterId(reader.Text()),
            new ProviderId(reader.OptionalText()!),
            reader.Text());
        return kind switch
        {
            Kind.Admission => ReadAdmission(ref reader, place),
            Kind.Discharge => new Discharge
            {
                EventTime = place.Time,
                Encounter = place.Encounter,
                Provider = place.Provider,
                Region = place.Region,
                Diagnoses = reader.Texts(),
            },
            Kind.Line => ReadLine(ref reader, place),
            Kind.Settlement => ReadSettlement(ref reader, place),
            Kind.CancelFact or Kind.CancelMessage or Kind.CancelLines => new Cancellation
            {
                EventTime = place.Time,
                Encounter = place.Encounter,
                Provider = place.Provider,
                Region = place.Region,
                Target = ReadTarget(ref reader, kind),
            },
            _ => throw new DamagedStateException($"{(byte)kind} is no kind of fact"),
        };
    }

    private static Kind KindOf(Fact fact) => fact switch
    {
        Admission => Kind.Admission,
        Discharge => Kind.Discharge,
        ClaimLine => Kind.Line,
        Settlement => Kind.Settlement,
        Cancellation { Target: CancellationTarget.OfFact } => Kind.CancelFact,
        Cancellation { Target: CancellationTarget.OfMessage } => Kind.CancelMessage,
        _ => Kind.CancelLines,
    };

    private static void WriteAdmission(StateWriter writer, Admission admission)
    {
        writer.Text(admission.MedicalType);
        writer.Texts(admission.Diagnoses);
        writer.Text(admission.ChronicDisease);
        writer.Text(admission.TransferredFrom.Value);
        writer.Bool(admission.IsEmergency);
        writer.Bool(admission.IsNewborn);
    }

    private static Admission ReadAdmission(ref StateReader reader, Place place) => new()
    {
        EventTime = place.Time,
        Encounter = place.Encounter,
        Provider = place.Provider,
        Region = place.Region,
        MedicalType = reader.Text(),
        Diagnoses = reader.Texts(),
        ChronicDisease = reader.Text(),
        TransferredFrom = new EncounterId(reader.OptionalText()!),
        IsEmergency = reader.Bool(),
        IsNewborn = reader.Bool(),
    };

    private static void WriteLine(StateWriter writer, ClaimLine line)
    {
        writer.Text(line.Item);
        writer.Byte((byte)line.Class);
        writer.Byte((byte)line.Service);
        writer.VarInt(line.QuantityE4);
        writer.VarInt(line.Amount.Fen);
        writer.Text(line.Doctor);
        writer.Text(line.ChargeBatch);
        writer.Texts(line.Diagnoses);
    }

    private static ClaimLine ReadLine(ref StateReader reader, Place place) => new()
    {
        EventTime = place.Time,
        Encounter = place.Encounter,
        Provider = place.Provider,
        Region = place.Region,
        Item = reader.Text(),
        Class = (ChargeClass)reader.Byte(),
        Service = (ServiceKind)reader.Byte(),
        QuantityE4 = reader.VarInt(),
        Amount = new Money(reader.VarInt()),
        Doctor = reader.Text(),
        ChargeBatch = reader.Text(),
        Diagnoses = reader.Texts(),
    };

    private static void WriteSettlement(StateWriter writer, Settlement settlement)
    {
        writer.Byte((byte)settlement.Service);
        writer.Text(settlement.MedicalType);
        writer.VarInt(settlement.BegunAt.Micros);
        writer.VarInt(settlement.EndedAt.Micros);
        writer.VarInt(settlement.TotalCharge.Fen);
        writer.VarInt(settlement.FundPayment.Fen);
        writer.VarInt(settlement.AccountPayment.Fen);
        writer.VarInt(settlement.FamilyPayment.Fen);
        writer.Text(settlement.Device);
        writer.Text(settlement.Operator);
        writer.Bool(settlement.PersonPresent);
        writer.Texts(settlement.Diagnoses);
        writer.Text(settlement.ChronicDisease);
    }

    private static Settlement ReadSettlement(ref StateReader reader, Place place) => new()
    {
        EventTime = place.Time,
        Encounter = place.Encounter,
        Provider = place.Provider,
        Region = place.Region,
        Service = (ServiceKind)reader.Byte(),
        MedicalType = reader.Text(),
        BegunAt = new EventTimestamp(reader.VarInt()),
        EndedAt = new EventTimestamp(reader.VarInt()),
        TotalCharge = new Money(reader.VarInt()),
        FundPayment = new Money(reader.VarInt()),
        AccountPayment = new Money(reader.VarInt()),
        FamilyPayment = new Money(reader.VarInt()),
        Device = reader.Text(),
        Operator = reader.Text(),
        PersonPresent = reader.Bool(),
        Diagnoses = reader.Texts(),
        ChronicDisease = reader.Text(),
    };

    private static void WriteTarget(StateWriter writer, CancellationTarget target)
    {
        switch (target)
        {
            case CancellationTarget.OfFact fact:
                writer.Text(fact.Key.Value);
                writer.VarUInt(fact.UpToVersion);
                break;
            case CancellationTarget.OfMessage message:
                writer.Text(message.MessageId);
                break;
            case CancellationTarget.OfLines lines:
                writer.Text(lines.ChargeBatch);
                writer.Texts([.. lines.Lines.Select(line => line.Value)]);
                writer.VarInt(lines.UpTo.Micros);
                break;
        }
    }

    private static CancellationTarget ReadTarget(ref StateReader reader, Kind kind) => kind switch
    {
        Kind.CancelFact => new CancellationTarget.OfFact(new FactKey(reader.Text()), (uint)reader.VarUInt()),
        Kind.CancelMessage => new CancellationTarget.OfMessage(reader.Text()),
        _ => new CancellationTarget.OfLines
        {
            ChargeBatch = reader.Text(),
            Lines = [.. reader.Texts().Select(line => new FactKey(line))],
            UpTo = new EventTimestamp(reader.VarInt()),
        },
    };

    private readonly record struct Place(EventTimestamp Time, EncounterId Encounter, ProviderId Provider, string Region);
}
