using Google.Protobuf.WellKnownTypes;
using RiskStream.Protocol.V1;

namespace RiskStream.TestKit;

/// <summary>
/// Outpatient settlements as a hospital sends them: one visit, six lines, about 0.7 kB of protobuf and 1.8 kB of JSON. Each has ids
/// of its own; items, doctors and institutions come again and again.
/// </summary>
public static class SampleSettlements
{
    /// <summary>Lines of each.</summary>
    public const int Lines = 6;

    /// <summary>When the first happens.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The settlement with a number, of one of so many persons.</summary>
    public static Envelope Next(int number, int persons)
    {
        var at = Timestamp.FromDateTimeOffset(Start + TimeSpan.FromSeconds(7 * number));
        var provider = $"H5116000{number % 40:D4}";
        var envelope = new Envelope
        {
            EventId = $"his:{number}",
            Type = EventType.Settlement,
            EventTime = at,
            RsIngestTime = Timestamp.FromDateTimeOffset(Start + TimeSpan.FromSeconds((7 * number) + 2)),
            Infno = "2207",
            Msgid = $"{provider}20260302{number:D10}",
            FixmedinsCode = provider,
            MdtrtareaAdmvs = "511602",
            Opter = "op17",
            DevNo = "T03",
            Settlement = new Settlement
            {
                Person = new Person { PsnKey = $"psn-{number % persons:x8}", Gend = "2", Insutype = "390", Age = 63 },
                SetlId = $"5116{number:D12}",
                MdtrtId = $"M{number:D12}",
                RsService = ServiceKind.Outpatient,
                MedType = "11",
                SetlTime = at,
                MdtrtCertType = "03",
                MedfeeSumamtFen = 23_450,
                FundPaySumamtFen = 14_070,
                AcctPayFen = 5_000,
                PsnCashPayFen = 4_380,
                Diagnoses = { new Diagnosis { DiagType = "1", DiagCode = "I10.x00", MaindiagFlag = true, DiagSrtNo = 1 } },
            },
        };
        for (var line = 0; line < Lines; line++)
        {
            envelope.Settlement.Lines.Add(new FeeLine
            {
                FeedetlSn = $"{number:D8}{line:D2}",
                FeeOcurTime = at,
                MedListCodg = line < 2 ? $"0025030300{line}" : $"XC09CAK{(number + line) % 90:D3}A001",
                MedChrgitmType = line < 2 ? "04" : "09",
                Cnt = (line + 1).ToString(),
                PricE6 = 12_500_000,
                DetItemFeeSumamtFen = 1_250 * (line + 1),
                BilgDrCodg = $"D5116{number % 300:D6}",
            });
        }

        return envelope;
    }
}
