using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Tests.HotPath;

/// <summary>
/// Random events of every type: every field of the contract may be there, absent, a placeholder, odd or wrong. Most are such that
/// they can be used.
/// </summary>
internal sealed class RandomEnvelopes(Random random)
{
    private static readonly EventType[] Types = [.. System.Enum.GetValues<EventType>()];

    private static readonly string[] SupplyDays = ["7", "84", "7.5", "0.2", "999", "1000", "-3", "007", "7天", " 7"];

    private static readonly string[] Oddities =
    [
        string.Empty, "-", "null", "王", "a\"b\\c\n\t", "é", "𠮷", "0", "-1", "1e3", "0.5", "+2.25", "1.23456", "NaN", "0000", " x ", "\uFFFD",
    ];

    public Envelope Next()
    {
        var type = Types[random.Next(Types.Length)];
        var envelope = (Envelope)Fill(new Envelope { Type = type }, depth: 0);
        envelope.Type = type;
        BodyOf(envelope, type);
        if (random.Next(20) > 0)
        {
            MakeUsable(envelope);
        }

        return envelope;
    }

    private static void BodyOf(Envelope envelope, EventType type)
    {
        switch (type)
        {
            case EventType.Settlement or EventType.ManualReimbursement:
                envelope.Settlement ??= new Settlement();
                break;
            case EventType.FeeDetail:
                envelope.FeeDetail ??= new FeeDetailBatch();
                break;
            case EventType.FeeDetailCancelled:
                envelope.FeeCancel ??= new FeeDetailCancel();
                break;
            case EventType.SettlementReversed:
                envelope.Reversal ??= new SettlementReversal();
                break;
            case EventType.SettlementList:
                envelope.SetlList ??= new SettlementList();
                break;
            case EventType.StockMove:
                envelope.Stock ??= new StockMove();
                break;
            case EventType.TransferRecord or EventType.ChronicRecord:
                envelope.Filing ??= new RecordFiling();
                break;
            case EventType.AuditFeedback:
                envelope.Feedback ??= new AuditFeedback();
                break;
            case EventType.AlertDisposed:
                envelope.Disposition ??= new AlertDisposition();
                break;
            case EventType.TechnicalReversal or EventType.PreSettlement or EventType.AuditCheck or EventType.Unspecified:
                break;
            default:
                envelope.Encounter ??= new Encounter();
                break;
        }
    }

    /// <summary>Gives what its type needs, so that what is odd about it is met at all.</summary>
    private void MakeUsable(Envelope envelope)
    {
        envelope.FixmedinsCode = Code();
        envelope.PsnKey = Code();
        envelope.Omsgid = Code();
        envelope.EventTime = Time();
        envelope.RsIngestTime = random.Next(4) == 0 ? null : Time();
        foreach (var message in Messages(envelope))
        {
            foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
            {
                MakeUsable(message, field);
            }
        }

        if (envelope.Settlement is { RsService: ServiceKind.ServiceUnspecified } settlement)
        {
            settlement.RsService = ServiceKind.Outpatient;
        }
    }

    private void MakeUsable(IMessage message, FieldDescriptor field)
    {
        switch (field.Name)
        {
            case "person" when field.Accessor.GetValue(message) is null:
                field.Accessor.SetValue(message, new Person { PsnKey = Code() });
                break;
            case "psn_key" or "setl_id" or "mdtrt_id" or "init_setl_id" or "feedetl_sn" or "med_list_codg" or "fixmedins_bchno"
                or "to_fixmedins_code" or "dise_no" or "warn_rslt_id" or "alert_id" or "decision" or "dspo_way_rea" when !field.IsRepeated:
                field.Accessor.SetValue(message, Code());
                break;
            case "anchor_day" when random.Next(4) > 0:
                field.Accessor.SetValue(message, $"202{random.Next(10)}-{random.Next(1, 13):D2}-{random.Next(1, 31):D2}");
                break;
            case "window_end" when message is AlertDisposition { WindowStart: { } start } && random.Next(4) > 0:
                field.Accessor.SetValue(message, new Timestamp { Seconds = start.Seconds + random.Next(1, 100_000) });
                break;
            case "dspo_way":
                field.Accessor.SetValue(message, random.Next(2) == 0 ? "1" : "2");
                break;
            case "cnt" or "rs_weight_e4":
                field.Accessor.SetValue(message, random.Next(-3, 900).ToString());
                break;
            case "prd_days" when random.Next(3) > 0:
                field.Accessor.SetValue(message, SupplyDays[random.Next(SupplyDays.Length)]);
                break;
            case var name when name.EndsWith("_fen", StringComparison.Ordinal):
                field.Accessor.SetValue(message, (long)random.Next(1_000_000));
                break;
            case "kind" or "rs_deleted_kind" when field.FieldType == FieldType.Enum:
                field.Accessor.SetValue(message, random.Next(1, 7));
                break;
            case "rs_service":
                field.Accessor.SetValue(message, random.Next(0, 6));
                break;
            case "lines" when ((System.Collections.IList)field.Accessor.GetValue(message)).Count == 0 && message is FeeDetailBatch batch:
                batch.Lines.Add(new FeeLine { FeedetlSn = Code(), MedListCodg = Code() });
                break;
        }
    }

    private static IEnumerable<IMessage> Messages(IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder().Where(field => field.FieldType == FieldType.Message))
        {
            IEnumerable<IMessage> inner = field.IsRepeated
                ? ((System.Collections.IEnumerable)field.Accessor.GetValue(message)).Cast<IMessage>()
                : field.Accessor.GetValue(message) is IMessage one ? [one] : [];
            foreach (var found in inner.Where(found => found is not Timestamp).SelectMany(found => Messages(found).Prepend(found)))
            {
                yield return found;
            }
        }
    }

    private IMessage Fill(IMessage message, int depth)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            if (random.Next(3) == 0 || field.ContainingOneof is not null)
            {
                continue;
            }

            if (field.IsRepeated)
            {
                var list = (System.Collections.IList)field.Accessor.GetValue(message);
                for (var left = random.Next(4); left > 0; left--)
                {
                    list.Add(Value(field, depth));
                }
            }
            else
            {
                field.Accessor.SetValue(message, Value(field, depth));
            }
        }

        if (message is Envelope && random.Next(6) > 0)
        {
            var bodies = message.Descriptor.Oneofs[0].Fields;
            var body = bodies[random.Next(bodies.Count)];
            body.Accessor.SetValue(message, Value(body, depth));
        }

        return message;
    }

    private object Value(FieldDescriptor field, int depth) => field.FieldType switch
    {
        FieldType.String => random.Next(5) == 0 ? Oddities[random.Next(Oddities.Length)] : random.Next(60) == 0 ? new string('x', 300) : Code(),
        FieldType.Bool => random.Next(2) == 0,
        FieldType.Int32 => random.Next(8) == 0 ? random.Next() * (random.Next(2) == 0 ? 1 : -1) : random.Next(20),
        FieldType.UInt32 => (uint)random.Next(5),
        FieldType.Int64 => random.Next(12) == 0 ? random.NextInt64(-1L << 50, 1L << 50) : (long)random.Next(100_000),
        FieldType.Double => random.Next(30) == 0 ? double.NaN : Math.Round(random.NextDouble() * 100, 1),
        FieldType.Enum => field.EnumType.Values[random.Next(field.EnumType.Values.Count)].Number,
        FieldType.Message when field.MessageType == Timestamp.Descriptor => random.Next(40) == 0 ? new Timestamp { Seconds = random.Next() } : Time(),
        FieldType.Message => Fill((IMessage)Activator.CreateInstance(field.MessageType.ClrType)!, depth + 1),
        _ => throw new NotSupportedException($"the contract has no {field.FieldType} fields yet"),
    };

    private string Code() => random.Next(3) switch
    {
        0 => $"H5116{random.Next(100_000_000):D8}",
        1 => random.Next(1000).ToString(),
        _ => $"{random.NextInt64(1L << 60):x}-{random.Next(9)}",
    };

    private Timestamp Time() => new()
    {
        Seconds = 1_700_000_000 + random.Next(100_000_000),
        Nanos = random.Next(3) == 0 ? random.Next(1_000_000_000) : 0,
    };
}
