namespace RiskStream.Pipeline.HotPath;

/// <summary>Reads an event from protobuf. A field whose wire type is not the contract's counts as unknown, as in Google's parsers.</summary>
internal static class ProtobufEvents
{
    private const uint VarInt = 0;
    private const uint Fixed64 = 1;
    private const uint Bytes = 2;

    /// <summary>Reads a record. Returns what is wrong with it, or null.</summary>
    public static string? Read(byte[] record, WireEvent target)
    {
        target.Begin(record);
        var reader = new ProtobufReader(record);
        while (reader.TryField(out var tag))
        {
            ReadEnvelope(ref reader, tag, target);
        }

        return reader.Fault;
    }

    private static void ReadEnvelope(ref ProtobufReader reader, uint tag, WireEvent target)
    {
        switch (tag)
        {
            case (2 << 3) | Bytes: target.BusinessKey = reader.Text(); break;
            case (3 << 3) | VarInt: target.Version = reader.UInt32(); break;
            case (4 << 3) | VarInt: target.Type = reader.Int32(); break;
            case (5 << 3) | Bytes: reader.Time(ref target.EventTime); break;
            case (6 << 3) | Bytes: reader.Time(ref target.IngestedAt); break;
            case (7 << 3) | Bytes: target.Transaction = reader.Text(); break;
            case (8 << 3) | Bytes: target.Message = reader.Text(); break;
            case (10 << 3) | Bytes: target.SettlementMessage = reader.Text(); break;
            case (11 << 3) | Bytes: target.UndoneTransaction = reader.Text(); break;
            case (12 << 3) | Bytes: target.UndoneMessage = reader.Text(); break;
            case (13 << 3) | Bytes: target.Provider = reader.Text(); break;
            case (14 << 3) | Bytes: target.Region = reader.Text(); break;
            case (17 << 3) | Bytes: target.Operator = reader.Text(); break;
            case (18 << 3) | Bytes: target.Device = reader.Text(); break;
            case (20 << 3) | VarInt: target.IsBackfill = reader.Bool(); break;
            case (21 << 3) | Bytes: target.EnvelopePerson = reader.Text(); break;
            case >= ((30 << 3) | Bytes) and <= ((39 << 3) | Bytes) when (tag & 7) == Bytes: ReadBody(ref reader, (WireBody)(tag >> 3), target); break;
            default: break;
        }
    }

    private static void ReadBody(ref ProtobufReader reader, WireBody body, WireEvent target)
    {
        target.BeginBody(body);
        var outer = reader.Enter();
        while (reader.TryField(out var tag))
        {
            switch (body)
            {
                case WireBody.Settlement: ReadSettlement(ref reader, tag, target); break;
                case WireBody.FeeDetail: ReadBatch(ref reader, tag, target); break;
                case WireBody.Encounter: ReadEncounter(ref reader, tag, target); break;
                default: ProtobufRecords.Read(ref reader, body, tag, target); break;
            }
        }

        reader.Leave(outer);
    }

    private static void ReadSettlement(ref ProtobufReader reader, uint tag, WireEvent target)
    {
        ref var fields = ref target.Fields;
        switch (tag)
        {
            case (1 << 3) | Bytes: ReadPerson(ref reader, target); break;
            case (2 << 3) | Bytes: fields.Settlement = reader.Text(); break;
            case (3 << 3) | Bytes: fields.Encounter = reader.Text(); break;
            case (4 << 3) | Bytes: fields.Batch = reader.Text(); break;
            case (6 << 3) | VarInt: fields.Service = reader.Int32(); break;
            case (7 << 3) | Bytes: fields.MedicalType = reader.Text(); break;
            case (11 << 3) | Bytes: reader.Time(ref fields.BegunAt); break;
            case (12 << 3) | Bytes: reader.Time(ref fields.EndedAt); break;
            case (13 << 3) | Bytes: reader.Time(ref fields.At); break;
            case (14 << 3) | VarInt: fields.IsMidStay = reader.Bool(); break;
            case (17 << 3) | Bytes: fields.CredentialType = reader.Text(); break;
            case (19 << 3) | VarInt: fields.IsFaceVerified = reader.Bool(); break;
            case (20 << 3) | VarInt: fields.TotalFen = reader.Int64(); break;
            case (32 << 3) | VarInt: fields.FundFen = reader.Int64(); break;
            case (33 << 3) | VarInt: fields.AccountFen = reader.Int64(); break;
            case (34 << 3) | VarInt: fields.FamilyFen = reader.Int64(); break;
            case (36 << 3) | VarInt: (fields.HasBalance, fields.BalanceFen) = (true, reader.Int64()); break;
            case (40 << 3) | Bytes: target.Diagnoses.Add(ReadDiagnosis(ref reader)); break;
            case (41 << 3) | Bytes: fields.Disease = reader.Text(); break;
            case (46 << 3) | Bytes: PassTime(ref reader); break;
            case (50 << 3) | Bytes: ReadLine(ref reader, target); break;
            default: break;
        }
    }

    private static void ReadBatch(ref ProtobufReader reader, uint tag, WireEvent target)
    {
        switch (tag)
        {
            case (1 << 3) | Bytes: ReadPerson(ref reader, target); break;
            case (2 << 3) | Bytes: target.Fields.Encounter = reader.Text(); break;
            case (3 << 3) | VarInt: target.Fields.Service = reader.Int32(); break;
            case (4 << 3) | Bytes: target.Diagnoses.Add(ReadDiagnosis(ref reader)); break;
            case (5 << 3) | Bytes: ReadLine(ref reader, target); break;
            default: break;
        }
    }

    private static void ReadEncounter(ref ProtobufReader reader, uint tag, WireEvent target)
    {
        ref var fields = ref target.Fields;
        switch (tag)
        {
            case (1 << 3) | Bytes: ReadPerson(ref reader, target); break;
            case (2 << 3) | Bytes: fields.Encounter = reader.Text(); break;
            case (6 << 3) | VarInt: fields.Service = reader.Int32(); break;
            case (7 << 3) | Bytes: fields.MedicalType = reader.Text(); break;
            case (9 << 3) | Bytes: reader.Time(ref fields.BegunAt); break;
            case (10 << 3) | Bytes: reader.Time(ref fields.EndedAt); break;
            case (11 << 3) | Bytes: fields.Doctor = reader.Text(); break;
            case (12 << 3) | Bytes: fields.Department = reader.Text(); break;
            case (16 << 3) | Bytes: target.Diagnoses.Add(ReadDiagnosis(ref reader)); break;
            case (17 << 3) | Bytes: target.Operations.Add(ReadOperation(ref reader)); break;
            case (18 << 3) | Bytes: fields.Disease = reader.Text(); break;
            case (19 << 3) | VarInt: fields.IsEmergency = reader.Bool(); break;
            case (21 << 3) | Bytes: fields.TransferredFrom = reader.Text(); break;
            case (23 << 3) | Bytes: PassTime(ref reader); break;
            default: break;
        }
    }

    private static void ReadPerson(ref ProtobufReader reader, WireEvent target)
    {
        var outer = reader.Enter();
        while (reader.TryField(out var tag))
        {
            switch (tag)
            {
                case (1 << 3) | Bytes: target.Fields.Person = reader.Text(); break;
                case (5 << 3) | Fixed64: target.Fields.Age = reader.Double(); break;
                case (9 << 3) | Bytes: target.Fields.Employer = reader.Text(); break;
                case (10 << 3) | Bytes: target.Fields.Phone = reader.Text(); break;
                case (11 << 3) | Bytes: target.Fields.Address = reader.Text(); break;
                case (12 << 3) | Bytes: target.Fields.Contact = reader.Text(); break;
                case (13 << 3) | VarInt: target.Fields.IsNewborn = reader.Bool(); break;
                default: break;
            }
        }

        reader.Leave(outer);
    }

    private static void ReadLine(ref ProtobufReader reader, WireEvent target)
    {
        ref var line = ref target.AddLine();
        var outer = reader.Enter();
        while (reader.TryField(out var tag))
        {
            switch (tag)
            {
                case (1 << 3) | Bytes: line.Number = reader.Text(); break;
                case (3 << 3) | Bytes: line.Batch = reader.Text(); break;
                case (7 << 3) | Bytes: reader.Time(ref line.ChargedAt); break;
                case (8 << 3) | Bytes: line.Item = reader.Text(); break;
                case (12 << 3) | Bytes: line.ChargeClass = reader.Text(); break;
                case (14 << 3) | Bytes: line.Quantity = reader.Text(); break;
                case (16 << 3) | VarInt: line.AmountFen = reader.Int64(); break;
                case (20 << 3) | Bytes: line.SupplyDays = reader.Text(); break;
                case (24 << 3) | Bytes: line.Doctor = reader.Text(); break;
                case (31 << 3) | Bytes: AddCode(reader.Text(), ref line, target); break;
                case (32 << 3) | VarInt: line.IsSplitPack = reader.Bool(); break;
                default: break;
            }
        }

        reader.Leave(outer);
    }

    private static void AddCode(WireText code, ref WireLine line, WireEvent target)
    {
        target.LineCodes.Add(code);
        line.Codes++;
    }

    internal static WireCode ReadDiagnosis(ref ProtobufReader reader)
    {
        var diagnosis = default(WireCode);
        var outer = reader.Enter();
        while (reader.TryField(out var tag))
        {
            switch (tag)
            {
                case (2 << 3) | Bytes: diagnosis.Code = reader.Text(); break;
                case (4 << 3) | VarInt: diagnosis.IsMain = reader.Bool(); break;
                case (5 << 3) | VarInt: diagnosis.Order = reader.Int32(); break;
                default: break;
            }
        }

        reader.Leave(outer);
        return diagnosis;
    }

    internal static WireCode ReadOperation(ref ProtobufReader reader)
    {
        var operation = default(WireCode);
        var outer = reader.Enter();
        while (reader.TryField(out var tag))
        {
            switch (tag)
            {
                case (1 << 3) | Bytes: operation.Code = reader.Text(); break;
                case (3 << 3) | VarInt: operation.IsMain = reader.Bool(); break;
                case (4 << 3) | Bytes: PassTime(ref reader); break;
                default: break;
            }
        }

        reader.Leave(outer);
        return operation;
    }

    /// <summary>A time that nobody keeps must still be one.</summary>
    internal static void PassTime(ref ProtobufReader reader)
    {
        var passed = default(WireTime);
        reader.Time(ref passed);
    }
}
