using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Reference.Lists;
using RiskStream.Rules;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Reference;

/// <summary>Makes the engine's entry of a canonical one of the contract, which <see cref="EntryCheck"/> found no fault with.</summary>
internal static class EntryMapping
{
    public static ListEntry Of(Wire.ReferenceEntry entry) => entry.EntryCase switch
    {
        Wire.ReferenceEntry.EntryOneofCase.InstitutionRegistry => Of(entry.InstitutionRegistry),
        Wire.ReferenceEntry.EntryOneofCase.PractitionerRegistry => Of(entry.PractitionerRegistry),
        Wire.ReferenceEntry.EntryOneofCase.DeceasedPerson => Of(entry.DeceasedPerson),
        Wire.ReferenceEntry.EntryOneofCase.KeyPerson => Of(entry.KeyPerson),
        Wire.ReferenceEntry.EntryOneofCase.KeyDrugConsumable => Of(entry.KeyDrugConsumable),
        Wire.ReferenceEntry.EntryOneofCase.PriceLimit => Of(entry.PriceLimit),
        Wire.ReferenceEntry.EntryOneofCase.ExclusivePair => Of(entry.ExclusivePair),
        Wire.ReferenceEntry.EntryOneofCase.ChargeBundle => Of(entry.ChargeBundle),
        Wire.ReferenceEntry.EntryOneofCase.FrequencyCap => Of(entry.FrequencyCap),
        Wire.ReferenceEntry.EntryOneofCase.PaymentRestriction => Of(entry.PaymentRestriction),
        Wire.ReferenceEntry.EntryOneofCase.SubstitutionGroup => Of(entry.SubstitutionGroup),
        Wire.ReferenceEntry.EntryOneofCase.VbpCatalogue => Of(entry.VbpCatalogue),
        Wire.ReferenceEntry.EntryOneofCase.ChronicDiseaseDrugMap => Of(entry.ChronicDiseaseDrugMap),
        Wire.ReferenceEntry.EntryOneofCase.ExclusionSet => Of(entry.ExclusionSet),
        Wire.ReferenceEntry.EntryOneofCase.Calendar => Of(entry.Calendar),
        Wire.ReferenceEntry.EntryOneofCase.GroupBudget => Of(entry.GroupBudget),
        Wire.ReferenceEntry.EntryOneofCase.ThirdPartyLiability => Of(entry.ThirdPartyLiability),
        Wire.ReferenceEntry.EntryOneofCase.StdMinutes => Of(entry.StdMinutes),
        _ => throw new InvalidOperationException($"no list is known for {entry.EntryCase}"),
    };

    private static Institution Of(Wire.InstitutionRegistry said) => new()
    {
        Validity = Of(said.Validity),
        Provider = new ProviderId(said.FixmedinsCode),
        Axis = said.Axis switch
        {
            "pharmacy" => RuleAxis.Pharmacy,
            "clinic" => RuleAxis.Clinic,
            _ => RuleAxis.Hospital,
        },
        Level = said.HospLv,
        Specialty = said.Specialty,
        Beds = said.BedCnt,
        Latitude = said.Lat,
        Longitude = said.Lon,
        Tills = Math.Max(1, said.Tills),
        Region = said.Admdvs,
        Bloc = said.BlocFixmedinsCode,
        CreditGrade = said.CreditGrade,
        Agreement = StandingOf(said.AgreementStatus),
        Opens = said.Opens,
        Closes = said.Closes,
        Doctors = said.DrCnt,
    };

    private static Practitioner Of(Wire.PractitionerRegistry said) => new()
    {
        Validity = Of(said.Validity),
        Code = said.DrCode,
        Providers = Codes.Of(said.FixmedinsCodes),
        Specialty = said.Specialty,
        Points = said.Points,
        Eligibility = StandingOf(said.Eligibility),
    };

    private static DeceasedPerson Of(Wire.DeceasedPerson said) => new()
    {
        Validity = Of(said.Validity),
        Beneficiary = new BeneficiaryId(said.PsnKey),
        DiedOn = DayOr(said.DeathDate, default),
        Source = said.Source,
    };

    private static KeyPerson Of(Wire.KeyPerson said) => new()
    {
        Validity = Of(said.Validity),
        Beneficiary = new BeneficiaryId(said.PsnKey),
        Reason = said.Reason,
    };

    private static ThirdPartyLiability Of(Wire.ThirdPartyLiability said) => new()
    {
        Validity = Of(said.Validity),
        Beneficiary = new BeneficiaryId(said.PsnKey),
        Case = said.CaseNo,
        AccidentOn = DayOr(said.AccidentDate, default),
    };

    private static SpecialDay Of(Wire.Calendar said) => new()
    {
        Validity = Of(said.Validity),
        Day = DayOr(said.Day, default),
        Kind = said.Kind,
        Provider = said.FixmedinsCode.Length == 0 ? default : new ProviderId(said.FixmedinsCode),
    };

    private static GroupBudget Of(Wire.GroupBudget said) => new()
    {
        Validity = Of(said.Validity),
        Provider = new ProviderId(said.FixmedinsCode),
        Kind = said.Kind,
        Budget = new Money(said.BudgetFen),
        PointsE4 = said.PointsE4,
    };

    private static KeyDrugConsumable Of(Wire.KeyDrugConsumable said) =>
        new() { Validity = Of(said.Validity), Item = said.MedListCodg, Reason = said.Reason };

    private static PriceLimit Of(Wire.PriceLimit said) =>
        new() { Validity = Of(said.Validity), Item = said.MedListCodg, Level = said.LmtpricHospLv, MostE6 = said.PricUplmtE6 };

    private static ExclusivePair Of(Wire.ExclusivePair said) => new()
    {
        Validity = Of(said.Validity),
        First = said.FirstMedListCodg,
        Second = said.SecondMedListCodg,
        Within = said.Within,
        IsClearViolation = said.ClearViolation,
    };

    private static ChargeBundle Of(Wire.ChargeBundle said) => new()
    {
        Validity = Of(said.Validity),
        Item = said.MedListCodg,
        Included = Codes.Of(said.IncludedMedListCodgs),
        PriceE6 = said.PricE6,
        MinParts = said.MinParts,
        IsClearViolation = said.ClearViolation,
    };

    private static FrequencyCap Of(Wire.FrequencyCap said) => new()
    {
        Validity = Of(said.Validity),
        Item = said.MedListCodg,
        Per = said.Per,
        MostE4 = said.CntE4,
        IsHourly = said.Hourly,
        IsClearViolation = said.ClearViolation,
        ExamGroup = said.ExamGroup,
        MinGapDays = said.MinGapDays,
    };

    private static StandardMinutes Of(Wire.StdMinutes said) =>
        new() { Validity = Of(said.Validity), Item = said.MedListCodg, MinutesE4 = said.MinutesE4 };

    private static PaymentRestriction Of(Wire.PaymentRestriction said) => new()
    {
        Validity = Of(said.Validity),
        Item = said.MedListCodg,
        Diagnoses = Codes.Of(said.DiagPrefixes),
        Gender = said.Gend,
        AgeFrom = said.AgeFrom,
        AgeTo = said.AgeTo,
        Levels = Codes.Of(said.HospLvs),
        MedicalTypes = Codes.Of(said.MedTypes),
        Note = said.Note,
    };

    private static SubstitutionGroup Of(Wire.SubstitutionGroup said) =>
        new() { Validity = Of(said.Validity), Id = said.GroupId, Items = Codes.Of(said.MedListCodgs) };

    private static ProcuredItem Of(Wire.VbpCatalogue said) => new()
    {
        Validity = Of(said.Validity),
        Item = said.MedListCodg,
        Batch = said.Batch,
        GenericName = said.GenericName,
        Selected = said.Selected,
        PriceE6 = said.PricE6,
    };

    private static ChronicDiseaseDrugs Of(Wire.ChronicDiseaseDrugMap said) =>
        new() { Validity = Of(said.Validity), Disease = said.DiseNo, Items = Codes.Of(said.MedListCodgs) };

    private static ListedExclusion Of(Wire.ExclusionSet said) => new()
    {
        Validity = Of(said.Validity),
        Id = said.SetId,
        Diagnoses = Codes.Of(said.DiagPrefixes),
        Items = Codes.Of(said.MedListCodgs),
    };

    private static Standing StandingOf(string said) => said switch
    {
        "suspended" => Standing.Suspended,
        "terminated" => Standing.Terminated,
        _ => Standing.Active,
    };

    private static Validity Of(Wire.Validity? said) => said is null ? Validity.Always : new Validity(
        DayOr(said.ValidFrom, Validity.Open), DayOr(said.ValidTo, Validity.OpenEnd), said.Version);

    private static CivilDay DayOr(string text, CivilDay absent) => CivilDay.TryParse(text, out var day) ? day : absent;
}
