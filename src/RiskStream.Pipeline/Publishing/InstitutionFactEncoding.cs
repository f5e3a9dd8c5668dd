using RiskStream.Facts;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Publishing;

/// <summary>The internal contract's form of a change of an institution's facts. Pure.</summary>
public static class InstitutionFactEncoding
{
    /// <summary>Encodes a change.</summary>
    public static Wire.InstitutionFact ToWire(InstitutionChange change)
    {
        var wire = new Wire.InstitutionFact
        {
            Sign = change.Holds ? 1 : -1,
            FixmedinsCode = change.Provider.Value,
            Admdvs = change.Region,
            PsnKey = change.Beneficiary.Value ?? string.Empty,
            EventTime = AlertEncoding.TimeOf(change.EventTime),
            BusinessKey = change.Key.Value,
            SourceWatermark = AlertEncoding.TimeOf(change.SourceWatermark),
            Backfill = change.IsBackfill,
            TooLate = change.TooLate,
        };
        switch (change.Use)
        {
            case ExamUse exam:
                wire.Exam = new Wire.ExamUse
                {
                    MedListCodg = exam.Item,
                    BilgDrCodg = exam.Doctor,
                    Panel = exam.Panel,
                    PanelItems = (uint)exam.PanelItems,
                    ExcludedBy = exam.ExcludedBy,
                };
                break;
            case CardUse card:
                wire.Card = new Wire.CardUse
                {
                    DevNo = card.Device,
                    PersonPresent = card.PersonPresent,
                    FundAndAccountFen = card.Paid.Fen,
                    ExcludedBy = card.ExcludedBy,
                };
                break;
            case VisitUse visit:
                wire.Visit = Visit(visit);
                break;
            case TherapyUse therapy:
                wire.Therapy = new Wire.TherapyUse
                {
                    MedListCodg = therapy.Item,
                    BilgDrCodg = therapy.Doctor,
                    MinutesE4 = therapy.MinutesE4,
                    InSets = therapy.InSets,
                };
                break;
            case TraceUse trace:
                wire.Trace = Trace(trace);
                break;
            case GroupUse group:
                wire.Group = new Wire.GroupUse
                {
                    Bond = Bonds.WordOf(group.Bond),
                    Token = group.Token,
                    MdtrtId = group.Encounter.Value,
                    InSets = group.InSets,
                };
                break;
            case StayUse stay:
                wire.Stay = Stay(stay);
                break;
            case ItemUse item:
                wire.Item = new Wire.ItemUse
                {
                    Prefecture = item.Prefecture,
                    GroupId = item.Group,
                    MedListCodg = item.Item,
                    CntE4 = item.QuantityE4,
                    AmountFen = item.Amount.Fen,
                };
                break;
            case CaseUse one:
                wire.Case = Case(one);
                break;
            case BasketUse basket:
                wire.Basket = new Wire.BasketUse
                {
                    Prefecture = basket.Prefecture,
                    Items = { basket.Basket.Length == 0 ? [] : basket.Basket.Split(BasketUse.Separator) },
                    AmountFen = basket.Amount.Fen,
                    ExcludedBy = basket.ExcludedBy,
                };
                break;
            case ConfirmedDays confirmed:
                wire.Confirmed = new Wire.ConfirmedDays
                {
                    AlertId = confirmed.Alert,
                    RuleId = confirmed.RuleId,
                    SubjectKey = confirmed.SubjectKey,
                    FirstDay = confirmed.Days.First.ToString(),
                    LastDay = confirmed.Days.Last.ToString(),
                };
                break;
        }

        return wire;
    }

    /// <summary>Where it was is said once, of the change.</summary>
    private static Wire.TraceUse Trace(TraceUse trace) => new()
    {
        DrugTracCodg = trace.Code,
        Returned = trace.IsReturn,
        SettlementKey = trace.Settlement.Value ?? string.Empty,
        ByStock = trace.IsByStock,
        DevNo = trace.Device,
        TrdnFlag = trace.IsSplitPack,
        Reversed = trace.IsReversed,
        UnitsE4 = trace.UnitsE4,
        AmountFen = trace.Amount.Fen,
    };

    private static Wire.StayUse Stay(StayUse stay) => new()
    {
        MdtrtId = stay.Encounter.Value,
        Prefecture = stay.Prefecture,
        MedfeeSumamtFen = stay.Total.Fen,
        LinesFen = stay.Lines.Fen,
        ExamsFen = stay.Exams.Fen,
        DrugsFen = stay.Drugs.Fen,
        MaterialsFen = stay.Materials.Fen,
        TreatmentFen = stay.Treatment.Fen,
        Checkup = stay.IsCheckup,
    };

    private static Wire.CaseUse Case(CaseUse one) => new()
    {
        MdtrtId = one.Encounter.Value,
        Prefecture = one.Prefecture,
        Category = one.Diagnosis,
        Days = (uint)one.Days,
        MedfeeSumamtFen = one.Total.Fen,
        Admitted = AlertEncoding.TimeOf(one.AdmittedAt),
        Items = { one.Items.Hashes.ToArray() },
        InSets = one.InSets,
    };

    private static Wire.VisitUse Visit(VisitUse visit)
    {
        var wire = new Wire.VisitUse
        {
            MdtrtId = visit.Encounter.Value,
            FundAndAccountFen = visit.Paid.Fen,
            MedfeeSumamtFen = visit.Total.Fen,
            Basket = visit.Basket,
            BilgDrCodg = visit.Doctor,
            Diagnosed = visit.IsDiagnosed,
            InSets = visit.InSets,
        };
        if (visit.Balance is { } balance)
        {
            wire.BalcFen = balance.Fen;
        }

        return wire;
    }
}
