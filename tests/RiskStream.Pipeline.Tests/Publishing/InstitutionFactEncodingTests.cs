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
        new GroupUse { Bond = Bond.Phone, Token = "t|1", Encounter = new EncounterId("E1"), InSets = "EX-EMERGENCY" },
        new GroupUse { Bond = Bond.Contact, Token = "t", Encounter = new EncounterId("E1") },
        Stay,
        Stay with { IsCheckup = false, Exams = default, Drugs = default, Materials = default, Treatment = default },
        Item,
        Item with { QuantityE4 = -5, Amount = new Money(-7) },
        Case,
        Case with { Items = ItemSketch.Of(Enumerable.Range(0, 100).Select(item => (uint)item)), InSets = string.Empty },
        Basket,
        Basket with { Basket = string.Empty, Amount = default, ExcludedBy = BasketUse.Herbs },
        Pack,
        Pack with { IsReversed = true, Device = string.Empty, IsSplitPack = false, UnitsE4 = 0, Amount = default },
        Pack with { IsReturn = true, IsByStock = true, Settlement = default, Device = string.Empty, IsSplitPack = false },
    ];

    private static TraceUse Pack => new()
    {
        Code = "81000000000000000001",
        Provider = new ProviderId("P51160000001"),
        Region = "511602",
        Settlement = FactKey.Settlement("1"),
        Device = "T1",
        IsSplitPack = true,
        UnitsE4 = 250_000,
        Amount = new Money(7),
    };

    private static StayUse Stay => new()
    {
        Provider = new ProviderId("P51160000001"),
        Encounter = new EncounterId("E1"),
        Prefecture = "5116",
        Total = new Money(100),
        Lines = new Money(98),
        Exams = new Money(1),
        Drugs = new Money(2),
        Materials = new Money(3),
        Treatment = new Money(4),
        IsCheckup = true,
    };

    private static ItemUse Item => new()
    {
        Provider = new ProviderId("P51160000001"),
        Prefecture = "5116",
        Group = "G|1",
        Item = "i",
        QuantityE4 = 20_000,
        Amount = new Money(7),
    };

    private static CaseUse Case => new()
    {
        Provider = new ProviderId("P51160000001"),
        Encounter = new EncounterId("E1"),
        Prefecture = "5116",
        Diagnosis = "I10",
        Days = 7,
        Total = new Money(400_000),
        AdmittedAt = new EventTimestamp(1_776_000_000_000_001),
        Items = ItemSketch.Of([uint.MaxValue, 0, 7]),
        InSets = "EX-DIALYSIS,EX-ONCO",
    };

    private static BasketUse Basket => new()
    {
        Provider = new ProviderId("P51160000001"),
        Prefecture = "5116",
        Basket = "XA01*1;XB02*0.5",
        Amount = new Money(4_580),
    };

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

    [Fact]
    public void A_stock_move_need_not_name_a_person()
    {
        var told = new InstitutionChange
        {
            Holds = true,
            Provider = Pack.Provider,
            Region = Pack.Region,
            Beneficiary = default,
            EventTime = new EventTimestamp(1_777_000_000_000_001),
            Key = new FactKey("STK:1"),
            Use = Pack,
        };

        var record = new InputRecord { Offset = 0, Value = InstitutionFactEncoding.ToWire(told).ToByteArray() };

        Assert.Equal(told, Assert.IsType<DecodeResult<InstitutionChange>.Decoded>(InstitutionFactDecoder.Decode(record)).Content);
    }

    [Fact]
    public void Sales_of_a_pack_are_routed_by_its_code_what_is_compared_by_prefecture_and_all_else_by_institution()
    {
        var pack = new InstitutionChange
        {
            Holds = true,
            Provider = Pack.Provider,
            Beneficiary = default,
            EventTime = default,
            Key = new FactKey("STK:1"),
            Use = Pack,
        };

        Assert.Equal(Pack.Code, pack.RoutingKey);
        Assert.Equal(Pack.Code, (pack with { Provider = new ProviderId("H51160000009") }).RoutingKey);
        Assert.Equal("5116", (pack with { Use = Stay }).RoutingKey);
        Assert.Equal("5116|G|1", (pack with { Use = Item }).RoutingKey);
        Assert.Equal("5116|I10", (pack with { Use = Case }).RoutingKey);
        Assert.Equal("5116", (pack with { Use = Basket }).RoutingKey);
        Assert.Equal("P51160000001", (pack with { Use = Visit }).RoutingKey);
    }

    [Fact]
    public void An_item_of_no_group_is_refused()
    {
        var told = new InstitutionChange
        {
            Holds = true,
            Provider = Item.Provider,
            Beneficiary = new BeneficiaryId("p1"),
            EventTime = new EventTimestamp(1_777_000_000_000_001),
            Key = new FactKey("FEE:1:1"),
            Use = Item with { Group = string.Empty },
        };

        var record = new InputRecord { Offset = 0, Value = InstitutionFactEncoding.ToWire(told).ToByteArray() };
        var refused = Assert.IsType<DecodeResult<InstitutionChange>.Rejected>(InstitutionFactDecoder.Decode(record));

        Assert.Contains("group_id", refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_without_an_admission_is_refused()
    {
        var told = new InstitutionChange
        {
            Holds = true,
            Provider = Case.Provider,
            Beneficiary = new BeneficiaryId("p1"),
            EventTime = new EventTimestamp(1_777_000_000_000_001),
            Key = new FactKey("SET:1"),
            Use = Case,
        };
        var wire = InstitutionFactEncoding.ToWire(told);
        wire.Case.Admitted = null;

        var record = new InputRecord { Offset = 0, Value = wire.ToByteArray() };
        var refused = Assert.IsType<DecodeResult<InstitutionChange>.Rejected>(InstitutionFactDecoder.Decode(record));

        Assert.Contains("admitted", refused.Detail, StringComparison.Ordinal);
    }

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
