using System.Globalization;
using RiskStream.Facts;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Protocol.V1;
using ServiceKind = RiskStream.Facts.ServiceKind;

namespace RiskStream.Pipeline.Tests.Decoding.Plain;

/// <summary>Charge lines: 2204, 2301, 2205, 2302, and the lines inside a settlement.</summary>
internal static class LineMapping
{
    public static IReadOnlyList<Assertion> Batch(MappedRecord record)
    {
        record.RequireBody(Envelope.BodyOneofCase.FeeDetail, "fee_detail");
        var batch = record.Envelope.FeeDetail ?? new FeeDetailBatch();
        var encounter = new EncounterId(record.Fields.Required("mdtrt_id", batch.MdtrtId));
        var diagnoses = record.DiagnosesOf(batch.Diagnoses);
        if (batch.Lines.Count == 0)
        {
            record.Fields.Reject(DeadLetterReason.MissingField, "fee_detail.lines is empty; a batch has at least one line");
        }

        record.Fields.Finite("person.age", batch.Person?.Age ?? 0);
        var service = (ServiceKind)record.Fields.Known("rs_service", batch.RsService);
        return [.. batch.Lines.Select(line => Line(record, encounter, line, service, diagnoses))];
    }

    public static Assertion Line(
        MappedRecord record, EncounterId encounter, FeeLine line, ServiceKind service, IReadOnlyList<string> diagnoses)
    {
        var number = record.Fields.Required("feedetl_sn", line.FeedetlSn);
        var charged = record.Fields.Time("fee_ocur_time", line.FeeOcurTime);
        List<string> codes = [.. line.DrugTracCodg.Select(code => record.Fields.Text("drug_trac_codg", code)).Where(code => code.Length > 0)];
        return record.Assert(FactKey.Line(encounter.Value, number), new ClaimLine
        {
            EventTime = charged.IsGiven ? charged : record.EventTime,
            Encounter = encounter,
            Provider = record.RequiredProvider(),
            Region = record.Region,
            Item = record.Fields.Required("med_list_codg", line.MedListCodg),
            Class = ClassOf(record.Fields.Text("med_chrgitm_type", line.MedChrgitmType)),
            Service = service,
            QuantityE4 = record.Fields.QuantityE4("cnt", line.Cnt),
            Amount = record.Fields.LineAmount("det_item_fee_sumamt_fen", line.DetItemFeeSumamtFen),
            Doctor = record.Fields.Text("bilg_dr_codg", line.BilgDrCodg),
            ChargeBatch = record.Fields.Text("chrg_bchno", line.ChrgBchno),
            SupplyDays = DaysOf(record.Fields.Text("prd_days", line.PrdDays)),
            TraceCodes = codes,
            IsSplitPack = codes.Count > 0 && line.TrdnFlag,
            Diagnoses = diagnoses,
        });
    }

    public static Assertion Cancel(MappedRecord record)
    {
        record.RequireBody(Envelope.BodyOneofCase.FeeCancel, "fee_cancel");
        var cancel = record.Envelope.FeeCancel ?? new FeeDetailCancel();
        var encounter = record.Fields.Required("mdtrt_id", cancel.MdtrtId);
        var lines = cancel.FeedetlSn.Select(number => record.Fields.Text("feedetl_sn", number)).Where(n => n.Length > 0).ToList();
        var batch = record.Fields.Text("chrg_bchno", cancel.ChrgBchno);
        var all = cancel.AllUnsettled || lines.Contains("0000") || batch == "0000";
        if (!all && lines.Count == 0 && batch.Length == 0)
        {
            record.Fields.Reject(
                DeadLetterReason.MissingField,
                "fee_cancel names no lines: give feedetl_sn, chrg_bchno or all_unsettled (\"0000\" stands for all)");
        }

        var target = new CancellationTarget.OfLines
        {
            ChargeBatch = all ? string.Empty : batch,
            Lines = all ? [] : [.. lines.Select(number => FactKey.Line(encounter, number))],
            UpTo = record.IngestedAt,
        };
        var key = new FactKey($"CAN:FEE:{encounter}:{record.MessageId}");
        return record.Cancel(key, new EncounterId(encounter), target);
    }

    // Free text in practice: what is no number says nothing.
    private static int DaysOf(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days) && days <= 999 ? (int)days : 0;

    // Local code tables extend this one; a class that no rule asks for is simply not said.
    private static ChargeClass ClassOf(string code) =>
        byte.TryParse(code, out var number) && Enum.IsDefined((ChargeClass)number) ? (ChargeClass)number : ChargeClass.Unspecified;
}
