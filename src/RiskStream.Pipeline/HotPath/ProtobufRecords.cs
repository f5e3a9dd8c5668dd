namespace RiskStream.Pipeline.HotPath;

/// <summary>Reads the bodies of the rarer events from protobuf.</summary>
internal static class ProtobufRecords
{
    private const uint VarInt = 0;
    private const uint Bytes = 2;

    public static void Read(ref ProtobufReader reader, WireBody body, uint tag, WireEvent target)
    {
        switch (body)
        {
            case WireBody.FeeCancel: ReadFeeCancel(ref reader, tag, target); break;
            case WireBody.Reversal: ReadReversal(ref reader, tag, target); break;
            case WireBody.SettlementList: ReadList(ref reader, tag, target); break;
            case WireBody.Stock: ReadStock(ref reader, tag, target); break;
            case WireBody.Filing: ReadFiling(ref reader, tag, target); break;
            case WireBody.Feedback: ReadFeedback(ref reader, tag, target); break;
            default: ReadDisposition(ref reader, tag, target); break;
        }
    }

    private static void ReadFeeCancel(ref ProtobufReader reader, uint tag, WireEvent target)
    {
        switch (tag)
        {
            case (1 << 3) | Bytes: target.Fields.Person = reader.Text(); break;
            case (2 << 3) | Bytes: target.Fields.Encounter = reader.Text(); break;
            case (3 << 3) | Bytes: target.Fields.Batch = reader.Text(); break;
            case (4 << 3) | Bytes: target.Texts.Add(reader.Text()); break;
            case (5 << 3) | VarInt: target.Fields.IsAll = reader.Bool(); break;
            default: break;
        }
    }

    private static void ReadReversal(ref ProtobufReader reader, uint tag, WireEvent target)
    {
        switch (tag)
        {
            case (1 << 3) | Bytes: target.Fields.Person = reader.Text(); break;
            case (3 << 3) | Bytes: target.Fields.OriginalSettlement = reader.Text(); break;
            case (4 << 3) | Bytes: target.Fields.Encounter = reader.Text(); break;
            case (5 << 3) | Bytes: ProtobufEvents.PassTime(ref reader); break;
            default: break;
        }
    }

    private static void ReadList(ref ProtobufReader reader, uint tag, WireEvent target)
    {
        ref var fields = ref target.Fields;
        switch (tag)
        {
            case (1 << 3) | Bytes: fields.Encounter = reader.Text(); break;
            case (2 << 3) | Bytes: fields.Settlement = reader.Text(); break;
            case (3 << 3) | Bytes: fields.Code = reader.Text(); break;
            case (4 << 3) | Bytes: fields.OtherCode = reader.Text(); break;
            case (5 << 3) | Bytes: fields.Number = reader.Text(); break;
            case (6 << 3) | Bytes: target.Diagnoses.Add(ProtobufEvents.ReadDiagnosis(ref reader)); break;
            case (7 << 3) | Bytes: target.Operations.Add(ProtobufEvents.ReadOperation(ref reader)); break;
            case (8 << 3) | VarInt: fields.Days = reader.Int32(); break;
            default: break;
        }
    }

    private static void ReadStock(ref ProtobufReader reader, uint tag, WireEvent target)
    {
        ref var fields = ref target.Fields;
        switch (tag)
        {
            case (1 << 3) | VarInt: fields.MoveKind = reader.Int32(); break;
            case (2 << 3) | Bytes: fields.Item = reader.Text(); break;
            case (4 << 3) | Bytes: fields.Batch = reader.Text(); break;
            case (5 << 3) | Bytes: fields.Lot = reader.Text(); break;
            case (6 << 3) | Bytes: fields.Number = reader.Text(); break;
            case (7 << 3) | VarInt: fields.PriceE6 = reader.Int64(); break;
            case (8 << 3) | Bytes: reader.Time(ref fields.At); break;
            case (9 << 3) | Bytes: fields.Settlement = reader.Text(); break;
            case (10 << 3) | Bytes: fields.Kind = reader.Text(); break;
            case (11 << 3) | Bytes: target.Texts.Add(reader.Text()); break;
            case (12 << 3) | VarInt: fields.IsSplitPack = reader.Bool(); break;
            case (15 << 3) | Bytes: fields.Document = reader.Text(); break;
            case (17 << 3) | Bytes: fields.Person = reader.Text(); break;
            case (18 << 3) | VarInt: fields.DeletedKind = reader.Int32(); break;
            case (19 << 3) | Bytes: fields.Line = reader.Text(); break;
            default: break;
        }
    }

    private static void ReadFiling(ref ProtobufReader reader, uint tag, WireEvent target)
    {
        ref var fields = ref target.Fields;
        switch (tag)
        {
            case (2 << 3) | Bytes: fields.Person = reader.Text(); break;
            case (3 << 3) | Bytes: fields.From = reader.Text(); break;
            case (4 << 3) | Bytes: fields.To = reader.Text(); break;
            case (5 << 3) | Bytes: fields.Disease = reader.Text(); break;
            case (6 << 3) | Bytes: reader.Time(ref fields.BegunAt); break;
            case (7 << 3) | Bytes: reader.Time(ref fields.EndedAt); break;
            case (8 << 3) | VarInt: fields.IsCancelled = reader.Bool(); break;
            default: break;
        }
    }

    private static void ReadFeedback(ref ProtobufReader reader, uint tag, WireEvent target)
    {
        switch (tag)
        {
            case (2 << 3) | Bytes: target.Fields.Code = reader.Text(); break;
            case (3 << 3) | Bytes: target.Fields.Kind = reader.Text(); break;
            case (4 << 3) | Bytes: target.Fields.Reason = reader.Text(); break;
            default: break;
        }
    }

    private static void ReadDisposition(ref ProtobufReader reader, uint tag, WireEvent target)
    {
        switch (tag)
        {
            case (1 << 3) | Bytes: target.Fields.Code = reader.Text(); break;
            case (2 << 3) | Bytes: target.Fields.OtherCode = reader.Text(); break;
            case (3 << 3) | Bytes: target.Fields.Reason = reader.Text(); break;
            case (5 << 3) | Bytes: target.Fields.Kind = reader.Text(); break;
            case (6 << 3) | Bytes: target.Fields.Rule = reader.Text(); break;
            case (7 << 3) | Bytes: target.Fields.SubjectKind = reader.Text(); break;
            case (8 << 3) | Bytes: target.Fields.SubjectKey = reader.Text(); break;
            case (9 << 3) | Bytes: target.Fields.Day = reader.Text(); break;
            case (10 << 3) | Bytes: reader.Time(ref target.Fields.BegunAt); break;
            case (11 << 3) | Bytes: reader.Time(ref target.Fields.EndedAt); break;
            default: break;
        }
    }
}
