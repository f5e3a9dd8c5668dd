using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Ledger;

namespace RiskStream.Statements;

/// <summary>Where and when a fact happened: what all kinds have in common.</summary>
internal readonly record struct FactPlace(EventTimestamp Time, EncounterId Encounter, ProviderId Provider, string Region);

/// <summary>Reads what <see cref="FactWriting"/> wrote.</summary>
internal static class FactReading
{
    public static Fact Read(
        ref StateReader reader, in StatedFact fact, FactPlace place, IReadOnlyList<string> lineDiagnoses) => fact.Kind switch
        {
            FactKind.Line when fact.IsTraced => ReadTracedLine(ref reader, place, lineDiagnoses),
            FactKind.Line => ReadLine(ref reader, place, lineDiagnoses),
            FactKind.Settlement => ReadSettlement(ref reader, place),
            FactKind.Admission => ReadAdmission(ref reader, place),
            FactKind.Discharge => new Discharge
            {
                EventTime = place.Time,
                Encounter = place.Encounter,
                Provider = place.Provider,
                Region = place.Region,
                Diagnoses = reader.Texts(),
            },
            FactKind.CancelFact or FactKind.CancelMessage or FactKind.CancelLines => new Cancellation
            {
                EventTime = place.Time,
                Encounter = place.Encounter,
                Provider = place.Provider,
                Region = place.Region,
                Target = ReadTarget(ref reader, fact.Kind),
            },
            FactKind.Registration => ReadRegistration(ref reader, place),
            FactKind.VisitDiagnosis => ReadVisit(ref reader, place),
            FactKind.SettlementList => ReadList(ref reader, place),
            FactKind.StockMove => ReadMove(ref reader, place),
            FactKind.Filing => ReadFiling(ref reader, place),
            FactKind.AuditFeedback => ReadFeedback(ref reader, place),
            FactKind.Disposition => ReadDisposition(ref reader, place),
            _ => throw new DamagedStateException($"{(byte)fact.Kind} is no kind of fact"),
        };

    /// <summary>The item of a line, without the rest of it.</summary>
    public static string ReadItemCode(ref StateReader reader)
    {
        reader.Take(2);
        reader.VarInt();
        reader.VarInt();
        return reader.Text();
    }

    /// <summary>What a line charges, without the rest of it.</summary>
    public static ChargedItem ReadItem(ref StateReader reader)
    {
        reader.Take(2);
        var quantity = reader.VarInt();
        reader.VarInt();
        var code = reader.Bytes();
        reader.Bytes();
        reader.Bytes();
        return ChargedItem.Of(code, (int)reader.VarInt(), quantity);
    }

    private static FactKey KeyOrNone(string? key) => key is null ? default : new FactKey(key);

    private static ClaimLine ReadLine(ref StateReader reader, FactPlace place, IReadOnlyList<string> diagnoses) => new()
    {
        EventTime = place.Time,
        Encounter = place.Encounter,
        Provider = place.Provider,
        Region = place.Region,
        Class = (ChargeClass)reader.Byte(),
        Service = (ServiceKind)reader.Byte(),
        QuantityE4 = reader.VarInt(),
        Amount = new Money(reader.VarInt()),
        Item = reader.Text(),
        Doctor = reader.Text(),
        ChargeBatch = reader.Text(),
        SupplyDays = (int)reader.VarInt(),
        Diagnoses = diagnoses,
    };

    private static ClaimLine ReadTracedLine(ref StateReader reader, FactPlace place, IReadOnlyList<string> diagnoses)
    {
        var line = ReadLine(ref reader, place, diagnoses);
        return line with { IsSplitPack = reader.Bool(), TraceCodes = reader.Texts() };
    }

    private static Settlement ReadSettlement(ref StateReader reader, FactPlace place)
    {
        var service = (ServiceKind)reader.Byte();
        var flags = reader.Byte();
        return new Settlement
        {
            EventTime = place.Time,
            Encounter = place.Encounter,
            Provider = place.Provider,
            Region = place.Region,
            Service = service,
            PersonPresent = (flags & 1) != 0,
            IsManual = (flags & 2) != 0,
            IsMidStay = (flags & 4) != 0,
            BegunAt = reader.Time(),
            EndedAt = reader.Time(),
            TotalCharge = new Money(reader.VarInt()),
            FundPayment = new Money(reader.VarInt()),
            AccountPayment = new Money(reader.VarInt()),
            FamilyPayment = new Money(reader.VarInt()),
            Balance = (flags & 8) != 0 ? new Money(reader.VarInt()) : null,
            MedicalType = reader.Text(),
            Device = reader.Text(),
            Operator = reader.Text(),
            ChronicDisease = reader.Text(),
            ChargeBatch = reader.Text(),
            Diagnoses = reader.Texts(),
        };
    }

    private static Admission ReadAdmission(ref StateReader reader, FactPlace place)
    {
        var flags = reader.Byte();
        var admission = new Admission
        {
            EventTime = place.Time,
            Encounter = place.Encounter,
            Provider = place.Provider,
            Region = place.Region,
            IsEmergency = (flags & 1) != 0,
            IsNewborn = (flags & 2) != 0,
            MedicalType = reader.Text(),
            ChronicDisease = reader.Text(),
            TransferredFrom = new EncounterId(reader.OptionalText()!),
            Diagnoses = reader.Texts(),
        };
        return (flags & 4) == 0
            ? admission
            : admission with { Phone = reader.Text(), Address = reader.Text(), Employer = reader.Text(), Contact = reader.Text() };
    }

    private static CancellationTarget ReadTarget(ref StateReader reader, FactKind kind) => kind switch
    {
        FactKind.CancelFact => new CancellationTarget.OfFact(new FactKey(reader.Text()), (uint)reader.VarUInt()) { UpTo = reader.Time() },
        FactKind.CancelMessage => new CancellationTarget.OfMessage(reader.Text()),
        _ => new CancellationTarget.OfLines
        {
            UpTo = reader.Time(),
            ChargeBatch = reader.Text(),
            Lines = [.. reader.Texts().Select(line => new FactKey(line))],
        },
    };

    private static Registration ReadRegistration(ref StateReader reader, FactPlace place) => new()
    {
        EventTime = place.Time,
        Encounter = place.Encounter,
        Provider = place.Provider,
        Region = place.Region,
        MedicalType = reader.Text(),
        Doctor = reader.Text(),
        Department = reader.Text(),
    };

    private static VisitDiagnosis ReadVisit(ref StateReader reader, FactPlace place) => new()
    {
        EventTime = place.Time,
        Encounter = place.Encounter,
        Provider = place.Provider,
        Region = place.Region,
        MedicalType = reader.Text(),
        Doctor = reader.Text(),
        ChronicDisease = reader.Text(),
        Diagnoses = reader.Texts(),
    };

    private static SettlementList ReadList(ref StateReader reader, FactPlace place) => new()
    {
        EventTime = place.Time,
        Encounter = place.Encounter,
        Provider = place.Provider,
        Region = place.Region,
        Settlement = KeyOrNone(reader.OptionalText()),
        DrgCode = reader.Text(),
        DipCode = reader.Text(),
        WeightE4 = reader.VarInt(),
        InpatientDays = (int)reader.VarInt(),
        Diagnoses = reader.Texts(),
        Operations = reader.Texts(),
    };

    private static StockMove ReadMove(ref StateReader reader, FactPlace place)
    {
        var kind = (StockMoveKind)reader.Byte();
        var flags = reader.Byte();
        return new StockMove
        {
            EventTime = place.Time,
            Encounter = place.Encounter,
            Provider = place.Provider,
            Region = place.Region,
            Kind = kind,
            IsSelfPaid = (flags & 1) != 0,
            IsSplitPack = (flags & 2) != 0,
            QuantityE4 = reader.VarInt(),
            PriceE6 = reader.VarInt(),
            Item = reader.Text(),
            Batch = reader.Text(),
            Lot = reader.Text(),
            Settlement = KeyOrNone(reader.OptionalText()),
            Beneficiary = new BeneficiaryId(reader.OptionalText()!),
            Document = reader.Text(),
            TraceCodes = reader.Texts(),
        };
    }

    private static Filing ReadFiling(ref StateReader reader, FactPlace place) => new()
    {
        EventTime = place.Time,
        Encounter = place.Encounter,
        Provider = place.Provider,
        Region = place.Region,
        Kind = (FilingKind)reader.Byte(),
        From = new ProviderId(reader.OptionalText()!),
        To = new ProviderId(reader.OptionalText()!),
        Disease = reader.Text(),
        BegunAt = reader.Time(),
        EndedAt = reader.Time(),
    };

    private static AuditFeedback ReadFeedback(ref StateReader reader, FactPlace place) => new()
    {
        EventTime = place.Time,
        Encounter = place.Encounter,
        Provider = place.Provider,
        Region = place.Region,
        Continued = reader.Bool(),
        Finding = reader.Text(),
        Reason = reader.Text(),
    };

    private static Disposition ReadDisposition(ref StateReader reader, FactPlace place) => new()
    {
        EventTime = place.Time,
        Encounter = place.Encounter,
        Provider = place.Provider,
        Region = place.Region,
        Alert = reader.Text(),
        Decision = reader.Text(),
        Stage = reader.Text(),
        Reviewer = reader.Text(),
        RuleId = reader.Text(),
        SubjectKind = reader.Text(),
        SubjectKey = reader.Text(),
        Days = reader.Bool() ? reader.Days() : null,
    };
}
