using Google.Protobuf;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.Decoding;
using RiskStream.Pipeline.Publishing;

namespace RiskStream.Pipeline.Tests.Publishing;

/// <summary>What the person stage tells the institution stage arrives as it was told.</summary>
public sealed class InstitutionFactEncodingTests
{
    public static TheoryData<InstitutionUse> Uses() =>
    [
        new ExamUse { Item = "i", Doctor = "d", Panel = ulong.MaxValue, PanelItems = 2, ExcludedBy = "EX-DIALYSIS" },
        new CardUse { Device = "t", PersonPresent = true, Paid = new Money(5), ExcludedBy = "EX-FAMILY" },
        new ConfirmedDays { Alert = "a", RuleId = "C03", SubjectKey = "p", Days = new DaySpan(new CivilDay(1), new CivilDay(2)) },
        Visit,
        Visit with { Balance = null, IsDiagnosed = false, Doctor = string.Empty, InSets = string.Empty, Basket = 0 },
        new TherapyUse { Item = "i", Doctor = "d", MinutesE4 = 300_000, InSets = "EX-REHAB" },
    ];

    private static VisitUse Visit => new()
    {
        Encounter = new EncounterId("E1"),
        Paid = new Money(5),
        Total = new Money(7),
        Basket = ulong.MaxValue,
        Doctor = "D1",
        IsDiagnosed = true,
        Balance = new Money(0),
        InSets = "EX-CHRONIC,EX-FAMILY",
    };

    [Theory]
    [MemberData(nameof(Uses))]
    public void A_change_arrives_as_it_was_told(InstitutionUse use)
    {
        var told = new InstitutionChange
        {
            Holds = false,
            Provider = new ProviderId("P51160000001"),
            Region = "511602",
            Beneficiary = new BeneficiaryId("p1"),
            EventTime = new EventTimestamp(1_777_000_000_000_001),
            Key = new FactKey("SET:1"),
            Use = use,
            TooLate = true,
            SourceWatermark = new EventTimestamp(1_777_000_000_000_000),
            IsBackfill = true,
        };

        var record = new InputRecord { Offset = 0, Value = InstitutionFactEncoding.ToWire(told).ToByteArray() };
        var arrived = Assert.IsType<DecodeResult<InstitutionChange>.Decoded>(InstitutionFactDecoder.Decode(record)).Content;

        Assert.Equal(told, arrived);
    }
}
