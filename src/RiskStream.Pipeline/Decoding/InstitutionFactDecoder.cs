using Google.Protobuf;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.DeadLetters;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Decoding;

/// <summary>Decodes what the person stage published. Never throws on bad input. Safe for concurrent use.</summary>
public static class InstitutionFactDecoder
{
    /// <summary>Decodes a record of <c>institution-facts</c>.</summary>
    public static DecodeResult<InstitutionChange> Decode(InputRecord record)
    {
        Wire.InstitutionFact wire;
        try
        {
            wire = Wire.InstitutionFact.Parser.ParseFrom(record.Value ?? []);
        }
        catch (InvalidProtocolBufferException fault)
        {
            return Reject(DeadLetterReason.Malformed, $"the record is not a valid InstitutionFact: {fault.Message}; only the person stage writes this topic");
        }

        InstitutionUse? use = wire.BodyCase switch
        {
            Wire.InstitutionFact.BodyOneofCase.Exam => Exam(wire.Exam),
            Wire.InstitutionFact.BodyOneofCase.Card => Card(wire.Card),
            Wire.InstitutionFact.BodyOneofCase.Confirmed => Confirmed(wire.Confirmed),
            Wire.InstitutionFact.BodyOneofCase.Visit => Visit(wire.Visit),
            Wire.InstitutionFact.BodyOneofCase.Therapy => Therapy(wire.Therapy),
            Wire.InstitutionFact.BodyOneofCase.Trace => Trace(wire),
            Wire.InstitutionFact.BodyOneofCase.Group => Group(wire.Group),
            Wire.InstitutionFact.BodyOneofCase.Stay => Stay(wire),
            Wire.InstitutionFact.BodyOneofCase.Item => Item(wire),
            Wire.InstitutionFact.BodyOneofCase.Case => Case(wire),
            Wire.InstitutionFact.BodyOneofCase.Basket => Basket(wire),
            _ => null,
        };
        if (use is null && wire.BodyCase == Wire.InstitutionFact.BodyOneofCase.Confirmed)
        {
            return Reject(
                DeadLetterReason.InvalidValue,
                $"first_day is \"{wire.Confirmed.FirstDay}\" and last_day \"{wire.Confirmed.LastDay}\", not two days yyyy-MM-dd in order; "
                    + "only the person stage writes this topic");
        }

        if (use is null)
        {
            return Reject(DeadLetterReason.UnknownType, "the record carries no use that this version knows; upgrade all instances together");
        }

        var namesPerson = wire.PsnKey.Length > 0;
        if (wire.FixmedinsCode.Length == 0 || (!namesPerson && use is not (ConfirmedDays or TraceUse)) || wire.BusinessKey.Length == 0 || wire.EventTime is null)
        {
            return Reject(
                DeadLetterReason.MissingField,
                "fixmedins_code, psn_key, business_key or event_time is absent; only the person stage writes this topic");
        }

        if (FaultOf(use, wire) is { } refused)
        {
            return refused;
        }

        if (use is BasketUse { Prefecture.Length: 0 })
        {
            return Reject(DeadLetterReason.MissingField, "prefecture of a purchase is absent; only the person stage writes this topic");
        }

        if (!IsInRange(wire.EventTime) || (wire.SourceWatermark is { } told && !IsInRange(told)))
        {
            return Reject(DeadLetterReason.InvalidValue, "event_time or source_watermark lies outside 1900 to 2200");
        }

        return new DecodeResult<InstitutionChange>.Decoded(new InstitutionChange
        {
            Holds = wire.Sign >= 0,
            Provider = new ProviderId(wire.FixmedinsCode),
            Region = wire.Admdvs,
            Beneficiary = namesPerson ? new BeneficiaryId(wire.PsnKey) : default,
            EventTime = TimeOf(wire.EventTime),
            Key = new FactKey(wire.BusinessKey),
            Use = use,
            TooLate = wire.TooLate,
            SourceWatermark = wire.SourceWatermark is { } watermark ? TimeOf(watermark) : default,
            IsBackfill = wire.Backfill,
        });
    }

    /// <summary>What keeps a use from being compared with others; null if nothing does.</summary>
    private static DecodeResult<InstitutionChange>.Rejected? FaultOf(InstitutionUse use, Wire.InstitutionFact wire) => use switch
    {
        StayUse { Prefecture.Length: 0 } or StayUse { Total.Fen: <= 0 } => Reject(
            DeadLetterReason.InvalidValue,
            $"a stay has the prefecture \"{wire.Stay.Prefecture}\" and costs {wire.Stay.MedfeeSumamtFen} fen; it needs the one, and the other "
                + "must be positive; only the person stage writes this topic"),
        ItemUse { Prefecture.Length: 0 } or ItemUse { Group.Length: 0 } or ItemUse { Item.Length: 0 } => Reject(
            DeadLetterReason.MissingField,
            "prefecture, group_id or med_list_codg of an item is absent; only the person stage writes this topic"),
        CaseUse { Prefecture.Length: 0 } or CaseUse { Diagnosis.Length: 0 } or CaseUse { Days: <= 0 } or CaseUse { Total.Fen: <= 0 } => Reject(
            DeadLetterReason.InvalidValue,
            $"a case has the prefecture \"{wire.Case.Prefecture}\", the category \"{wire.Case.Category}\", {wire.Case.Days} days and costs "
                + $"{wire.Case.MedfeeSumamtFen} fen; it needs the two, and both numbers must be positive; only the person stage writes this topic"),
        CaseUse when wire.Case.Admitted is not { } admitted || !IsInRange(admitted) => Reject(
            DeadLetterReason.InvalidValue, "admitted of a case is absent or lies outside 1900 to 2200"),
        _ => null,
    };

    private static ExamUse Exam(Wire.ExamUse exam) => new()
    {
        Item = exam.MedListCodg,
        Doctor = exam.BilgDrCodg,
        Panel = exam.Panel,
        PanelItems = (int)Math.Min(exam.PanelItems, int.MaxValue),
        ExcludedBy = exam.ExcludedBy,
    };

    private static CardUse Card(Wire.CardUse card) => new()
    {
        Device = card.DevNo,
        PersonPresent = card.PersonPresent,
        Paid = new Money(card.FundAndAccountFen),
        ExcludedBy = card.ExcludedBy,
    };

    private static VisitUse Visit(Wire.VisitUse visit) => new()
    {
        Encounter = new EncounterId(visit.MdtrtId),
        Paid = new Money(visit.FundAndAccountFen),
        Total = new Money(visit.MedfeeSumamtFen),
        Basket = visit.Basket,
        Doctor = visit.BilgDrCodg,
        IsDiagnosed = visit.Diagnosed,
        Balance = visit.HasBalcFen ? new Money(visit.BalcFen) : null,
        InSets = visit.InSets,
    };

    private static TherapyUse Therapy(Wire.TherapyUse therapy) => new()
    {
        Item = therapy.MedListCodg,
        Doctor = therapy.BilgDrCodg,
        MinutesE4 = therapy.MinutesE4,
        InSets = therapy.InSets,
    };

    private static StayUse Stay(Wire.InstitutionFact wire) => new()
    {
        Provider = new ProviderId(wire.FixmedinsCode),
        Encounter = new EncounterId(wire.Stay.MdtrtId),
        Prefecture = wire.Stay.Prefecture,
        Total = new Money(wire.Stay.MedfeeSumamtFen),
        Lines = new Money(wire.Stay.LinesFen),
        Exams = new Money(wire.Stay.ExamsFen),
        Drugs = new Money(wire.Stay.DrugsFen),
        Materials = new Money(wire.Stay.MaterialsFen),
        Treatment = new Money(wire.Stay.TreatmentFen),
        IsCheckup = wire.Stay.Checkup,
    };

    private static ItemUse Item(Wire.InstitutionFact wire) => new()
    {
        Provider = new ProviderId(wire.FixmedinsCode),
        Prefecture = wire.Item.Prefecture,
        Group = wire.Item.GroupId,
        Item = wire.Item.MedListCodg,
        QuantityE4 = wire.Item.CntE4,
        Amount = new Money(wire.Item.AmountFen),
    };

    private static CaseUse Case(Wire.InstitutionFact wire) => new()
    {
        Provider = new ProviderId(wire.FixmedinsCode),
        Encounter = new EncounterId(wire.Case.MdtrtId),
        Prefecture = wire.Case.Prefecture,
        Diagnosis = wire.Case.Category,
        Days = (int)Math.Min(wire.Case.Days, int.MaxValue),
        Total = new Money(wire.Case.MedfeeSumamtFen),
        AdmittedAt = wire.Case.Admitted is { } admitted && IsInRange(admitted) ? TimeOf(admitted) : default,
        Items = ItemSketch.Of(wire.Case.Items),
        InSets = wire.Case.InSets,
    };

    private static BasketUse Basket(Wire.InstitutionFact wire) => new()
    {
        Provider = new ProviderId(wire.FixmedinsCode),
        Prefecture = wire.Basket.Prefecture,
        Basket = string.Join(BasketUse.Separator, wire.Basket.Items),
        Amount = new Money(wire.Basket.AmountFen),
        ExcludedBy = wire.Basket.ExcludedBy,
    };

    private static TraceUse Trace(Wire.InstitutionFact wire) => new()
    {
        Code = wire.Trace.DrugTracCodg,
        IsReturn = wire.Trace.Returned,
        Provider = new ProviderId(wire.FixmedinsCode),
        Region = wire.Admdvs,
        Settlement = wire.Trace.SettlementKey.Length == 0 ? default : new FactKey(wire.Trace.SettlementKey),
        IsByStock = wire.Trace.ByStock,
        Device = wire.Trace.DevNo,
        IsSplitPack = wire.Trace.TrdnFlag,
        IsReversed = wire.Trace.Reversed,
        UnitsE4 = wire.Trace.UnitsE4,
        Amount = new Money(wire.Trace.AmountFen),
    };

    /// <summary>Null if it names nothing that persons have in common.</summary>
    private static GroupUse? Group(Wire.GroupUse group) => Bonds.Of(group.Bond) is { } bond
        ? new GroupUse { Bond = bond, Token = group.Token, Encounter = new EncounterId(group.MdtrtId), InSets = group.InSets }
        : null;

    /// <summary>Null if it names no days.</summary>
    private static ConfirmedDays? Confirmed(Wire.ConfirmedDays confirmed) =>
        CivilDay.TryParse(confirmed.FirstDay, out var first) && CivilDay.TryParse(confirmed.LastDay, out var last) && first <= last
            ? new ConfirmedDays
            {
                Alert = confirmed.AlertId,
                RuleId = confirmed.RuleId,
                SubjectKey = confirmed.SubjectKey,
                Days = new DaySpan(first, last),
            }
            : null;

    private static bool IsInRange(Google.Protobuf.WellKnownTypes.Timestamp time) =>
        time.Seconds is > -2_208_988_800 and < 7_258_118_400 && time.Nanos is >= 0 and <= 999_999_999;

    private static EventTimestamp TimeOf(Google.Protobuf.WellKnownTypes.Timestamp time) =>
        new((time.Seconds * Micro.Second) + (time.Nanos / 1000));

    private static DecodeResult<InstitutionChange>.Rejected Reject(DeadLetterReason reason, string detail) => new(reason, detail);
}
