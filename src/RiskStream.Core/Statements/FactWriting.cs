using RiskStream.Facts;

namespace RiskStream.Statements;

/// <summary>
/// What each kind of fact has of its own, in the order in which <see cref="FactReading"/> reads it; the kinds of charge and service
/// that lines and settlements begin with are written with their beginning.
/// </summary>
internal static class FactWriting
{
    public static void Write(StatementWriter writer, Fact fact)
    {
        switch (fact)
        {
            case ClaimLine line:
                Write(writer, line);
                break;
            case Settlement settlement:
                Write(writer, settlement);
                break;
            case Admission admission:
                Write(writer, admission);
                break;
            case Discharge discharge:
                writer.Texts(discharge.Diagnoses);
                break;
            case Cancellation cancellation:
                Write(writer, cancellation.Target);
                break;
            default:
                WriteOther(writer, fact);
                break;
        }
    }

    private static void Write(StatementWriter writer, ClaimLine line)
    {
        writer.VarInt(line.QuantityE4);
        writer.VarInt(line.Amount.Fen);
        writer.Text(line.Item);
        writer.Text(line.Doctor);
        writer.Text(line.ChargeBatch);
        writer.VarInt(line.SupplyDays);
        if (line.TraceCodes.Count > 0)
        {
            writer.Byte(line.IsSplitPack ? (byte)1 : (byte)0);
            writer.Texts(line.TraceCodes);
        }
    }

    private static void Write(StatementWriter writer, Settlement settlement)
    {
        writer.Byte((byte)((settlement.PersonPresent ? 1 : 0) | (settlement.IsManual ? 2 : 0) | (settlement.IsMidStay ? 4 : 0)
            | (settlement.Balance is null ? 0 : 8)));
        writer.Time(settlement.BegunAt);
        writer.Time(settlement.EndedAt);
        writer.VarInt(settlement.TotalCharge.Fen);
        writer.VarInt(settlement.FundPayment.Fen);
        writer.VarInt(settlement.AccountPayment.Fen);
        writer.VarInt(settlement.FamilyPayment.Fen);
        if (settlement.Balance is { } balance)
        {
            writer.VarInt(balance.Fen);
        }

        writer.Text(settlement.MedicalType);
        writer.Text(settlement.Device);
        writer.Text(settlement.Operator);
        writer.Text(settlement.ChronicDisease);
        writer.Text(settlement.ChargeBatch);
        writer.Texts(settlement.Diagnoses);
    }

    private static void Write(StatementWriter writer, Admission admission)
    {
        writer.Byte((byte)((admission.IsEmergency ? 1 : 0) | (admission.IsNewborn ? 2 : 0) | (admission.HasBonds ? 4 : 0)));
        writer.Text(admission.MedicalType);
        writer.Text(admission.ChronicDisease);
        writer.Text(admission.TransferredFrom.Value);
        writer.Texts(admission.Diagnoses);
        if (admission.HasBonds)
        {
            writer.Text(admission.Phone);
            writer.Text(admission.Address);
            writer.Text(admission.Employer);
            writer.Text(admission.Contact);
        }
    }

    private static void Write(StatementWriter writer, CancellationTarget target)
    {
        switch (target)
        {
            case CancellationTarget.OfFact fact:
                writer.Text(fact.Key.Value);
                writer.VarUInt(fact.UpToVersion);
                writer.Time(fact.UpTo);
                break;
            case CancellationTarget.OfMessage message:
                writer.Text(message.MessageId);
                break;
            case CancellationTarget.OfLines lines:
                writer.Time(lines.UpTo);
                writer.Text(lines.ChargeBatch);
                writer.Texts([.. lines.Lines.Select(line => line.Value)]);
                break;
        }
    }

    private static void WriteOther(StatementWriter writer, Fact fact)
    {
        switch (fact)
        {
            case Registration registration:
                writer.Text(registration.MedicalType);
                writer.Text(registration.Doctor);
                writer.Text(registration.Department);
                break;
            case VisitDiagnosis visit:
                writer.Text(visit.MedicalType);
                writer.Text(visit.Doctor);
                writer.Text(visit.ChronicDisease);
                writer.Texts(visit.Diagnoses);
                break;
            case SettlementList list:
                Write(writer, list);
                break;
            case StockMove move:
                Write(writer, move);
                break;
            case Filing filing:
                writer.Byte((byte)filing.Kind);
                writer.Text(filing.From.Value);
                writer.Text(filing.To.Value);
                writer.Text(filing.Disease);
                writer.Time(filing.BegunAt);
                writer.Time(filing.EndedAt);
                break;
            case AuditFeedback feedback:
                writer.Byte(feedback.Continued ? (byte)1 : (byte)0);
                writer.Text(feedback.Finding);
                writer.Text(feedback.Reason);
                break;
            case Disposition disposition:
                Write(writer, disposition);
                break;
        }
    }

    private static void Write(StatementWriter writer, Disposition disposition)
    {
        writer.Text(disposition.Alert);
        writer.Text(disposition.Decision);
        writer.Text(disposition.Stage);
        writer.Text(disposition.Reviewer);
        writer.Text(disposition.RuleId);
        writer.Text(disposition.SubjectKind);
        writer.Text(disposition.SubjectKey);
        writer.Byte(disposition.Days is null ? (byte)0 : (byte)1);
        if (disposition.Days is { } days)
        {
            writer.VarInt(days.First.Number);
            writer.VarInt(days.Last.Number);
        }
    }

    private static void Write(StatementWriter writer, SettlementList list)
    {
        writer.Text(list.Settlement.Value);
        writer.Text(list.DrgCode);
        writer.Text(list.DipCode);
        writer.VarInt(list.WeightE4);
        writer.VarInt(list.InpatientDays);
        writer.Texts(list.Diagnoses);
        writer.Texts(list.Operations);
    }

    private static void Write(StatementWriter writer, StockMove move)
    {
        writer.Byte((byte)move.Kind);
        writer.Byte((byte)((move.IsSelfPaid ? 1 : 0) | (move.IsSplitPack ? 2 : 0)));
        writer.VarInt(move.QuantityE4);
        writer.VarInt(move.PriceE6);
        writer.Text(move.Item);
        writer.Text(move.Batch);
        writer.Text(move.Lot);
        writer.Text(move.Settlement.Value);
        writer.Text(move.Beneficiary.Value);
        writer.Text(move.Document);
        writer.Texts(move.TraceCodes);
    }
}
