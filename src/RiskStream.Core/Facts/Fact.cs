using RiskStream.EventTime;

namespace RiskStream.Facts;

/// <summary>
/// Something that happened, as a source stated it. A closed set: what a visit or a stay is made of, what is filed for a person, what
/// moves in an institution's stock, what reviewers and doctors answer, and cancellations of any of these.
/// </summary>
public abstract record Fact
{
    /// <summary>When it happened.</summary>
    public required EventTimestamp EventTime { get; init; }

    /// <summary>The encounter that it belongs to; <c>default</c> for a cancellation that does not name one.</summary>
    public required EncounterId Encounter { get; init; }

    /// <summary>Where; <c>default</c> if the source does not say.</summary>
    public ProviderId Provider { get; init; }

    /// <summary>就医地: region code of the place of treatment, six digits; empty if the source does not say.</summary>
    public string Region { get; init; } = string.Empty;
}

/// <summary>挂号: a visit was registered.</summary>
public sealed record Registration : Fact
{
    /// <summary>医疗类别 <c>med_type</c>.</summary>
    public string MedicalType { get; init; } = string.Empty;

    /// <summary>The doctor it is for, or empty.</summary>
    public string Doctor { get; init; } = string.Empty;

    /// <summary>The department it is for, or empty.</summary>
    public string Department { get; init; } = string.Empty;
}

/// <summary>门诊就诊信息: what a doctor found in a visit.</summary>
public sealed record VisitDiagnosis : Fact
{
    /// <summary>医疗类别 <c>med_type</c>.</summary>
    public string MedicalType { get; init; } = string.Empty;

    /// <summary>The doctor, or empty.</summary>
    public string Doctor { get; init; } = string.Empty;

    /// <summary>ICD-10 codes, the main one first.</summary>
    public IReadOnlyList<string> Diagnoses { get; init; } = [];

    /// <summary>病种: the recognised chronic disease, or empty.</summary>
    public string ChronicDisease { get; init; } = string.Empty;
}

/// <summary>入院: the start of a stay.</summary>
public sealed record Admission : Fact
{
    /// <summary>医疗类别 <c>med_type</c>.</summary>
    public string MedicalType { get; init; } = string.Empty;

    /// <summary>ICD-10 codes, the main one first.</summary>
    public IReadOnlyList<string> Diagnoses { get; init; } = [];

    /// <summary>病种: the recognised chronic disease, or empty.</summary>
    public string ChronicDisease { get; init; } = string.Empty;

    /// <summary>转院原就诊ID: the encounter that this one was transferred from; <c>default</c> if none.</summary>
    public EncounterId TransferredFrom { get; init; }

    /// <summary>急诊.</summary>
    public bool IsEmergency { get; init; }

    /// <summary>新生儿.</summary>
    public bool IsNewborn { get; init; }

    /// <summary>Token of the person's phone number, or empty.</summary>
    public string Phone { get; init; } = string.Empty;

    /// <summary>Token of the person's address, down to a village or an institution, or empty.</summary>
    public string Address { get; init; } = string.Empty;

    /// <summary>Token of the person's employer, or empty.</summary>
    public string Employer { get; init; } = string.Empty;

    /// <summary>Token of the person's contact, or empty.</summary>
    public string Contact { get; init; } = string.Empty;

    /// <summary>Whether any of these tokens is known.</summary>
    public bool HasBonds => (Phone.Length | Address.Length | Employer.Length | Contact.Length) > 0;
}

/// <summary>出院: the end of a stay.</summary>
public sealed record Discharge : Fact
{
    /// <summary>ICD-10 codes, the main one first.</summary>
    public IReadOnlyList<string> Diagnoses { get; init; } = [];
}

/// <summary>费用明细: one billed item.</summary>
public sealed record ClaimLine : Fact
{
    /// <summary>医疗目录编码: the national item code.</summary>
    public required string Item { get; init; }

    /// <summary>What kind of charge.</summary>
    public ChargeClass Class { get; init; }

    /// <summary>What the encounter is for.</summary>
    public ServiceKind Service { get; init; }

    /// <summary>Quantity in ten-thousandths; negative on refund lines.</summary>
    public long QuantityE4 { get; init; }

    /// <summary>The line's amount; negative on refund lines.</summary>
    public Money Amount { get; init; }

    /// <summary>周期天数 <c>prd_days</c>: days for which a drug lasts; 0 if not said.</summary>
    public int SupplyDays { get; init; }

    /// <summary>开单医生: who ordered it, or empty.</summary>
    public string Doctor { get; init; } = string.Empty;

    /// <summary>收费批次号, or empty.</summary>
    public string ChargeBatch { get; init; } = string.Empty;

    /// <summary>药品追溯码: of the packs; none for what has no such code.</summary>
    public IReadOnlyList<string> TraceCodes { get; init; } = [];

    /// <summary>拆零: parts of a pack. Known only of lines with trace codes.</summary>
    public bool IsSplitPack { get; init; }

    /// <summary>ICD-10 codes sent with the batch of lines, the main one first.</summary>
    public IReadOnlyList<string> Diagnoses { get; init; } = [];
}

/// <summary>结算: what the fund pays on.</summary>
public sealed record Settlement : Fact
{
    /// <summary>What it is for.</summary>
    public required ServiceKind Service { get; init; }

    /// <summary>医疗类别 <c>med_type</c>.</summary>
    public string MedicalType { get; init; } = string.Empty;

    /// <summary>Start of the encounter; <c>default</c> if not said.</summary>
    public EventTimestamp BegunAt { get; init; }

    /// <summary>End of the encounter, or in mid-stay of what is settled; <c>default</c> if not said.</summary>
    public EventTimestamp EndedAt { get; init; }

    /// <summary>中途结算: settled while the stay goes on, so that it does not end at <see cref="EndedAt"/>.</summary>
    public bool IsMidStay { get; init; }

    /// <summary>收费批次号: only lines of this batch are settled; empty for all.</summary>
    public string ChargeBatch { get; init; } = string.Empty;

    /// <summary>医疗费总额.</summary>
    public Money TotalCharge { get; init; }

    /// <summary>基金支付总额.</summary>
    public Money FundPayment { get; init; }

    /// <summary>个人账户支出.</summary>
    public Money AccountPayment { get; init; }

    /// <summary>个人账户共济支付: paid from a family member's account.</summary>
    public Money FamilyPayment { get; init; }

    /// <summary>余额: what is left on the account afterwards; null if the source does not say.</summary>
    public Money? Balance { get; init; }

    /// <summary>设备编号 at the till, or empty.</summary>
    public string Device { get; init; } = string.Empty;

    /// <summary>经办人 at the till, or empty.</summary>
    public string Operator { get; init; } = string.Empty;

    /// <summary>手工报销: paid back over the counter, long after; no card was used at a till.</summary>
    public bool IsManual { get; init; }

    /// <summary>Whether the person was shown to be there: face verified, or an electronic credential.</summary>
    public bool PersonPresent { get; init; }

    /// <summary>ICD-10 codes, the main one first.</summary>
    public IReadOnlyList<string> Diagnoses { get; init; } = [];

    /// <summary>病种: the recognised chronic disease, or empty.</summary>
    public string ChronicDisease { get; init; } = string.Empty;
}
