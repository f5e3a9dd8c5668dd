using System.Globalization;
using CsvHelper;
using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Cli.Replaying;

/// <summary>A claim of the DE-SynPUF as its row says it.</summary>
internal sealed class DesynpufClaim
{
    private const int MaxItems = 45;
    private const int MaxDiagnoses = 10;

    private readonly List<string> _items = [];
    private readonly List<string> _diagnoses = [];

    public string Id { get; private init; } = string.Empty;

    /// <summary>CLM_THRU_DT, yyyyMMdd.</summary>
    public string Through { get; private init; } = string.Empty;

    /// <summary>SEGMENT 2: codes that did not fit into the first row.</summary>
    public bool IsContinuation { get; private init; }

    public (long Column, string Detail)? Fault { get; private set; }

    private string Person { get; init; } = string.Empty;

    private string Provider { get; init; } = string.Empty;

    private string Doctor { get; init; } = string.Empty;

    private bool IsInpatient { get; init; }

    private EventTimestamp SettledAt { get; set; }

    private EventTimestamp AdmittedAt { get; set; }

    private EventTimestamp DischargedAt { get; set; }

    private Money Payment { get; init; }

    public static DesynpufClaim Read(CsvReader row)
    {
        var claim = new DesynpufClaim
        {
            Id = Field(row, "CLM_ID"),
            IsContinuation = Field(row, "SEGMENT") == "2",
            Through = Field(row, "CLM_THRU_DT"),
            Person = Field(row, "DESYNPUF_ID"),
            Provider = Field(row, "PRVDR_NUM"),
            Doctor = Field(row, "AT_PHYSN_NPI"),
            IsInpatient = row.TryGetFieldIndex("CLM_ADMSN_DT", out _),
            Payment = PaymentOf(Field(row, "CLM_PMT_AMT")),
        };
        claim.Require(row, "CLM_ID", claim.Id);
        claim.Require(row, "DESYNPUF_ID", claim.Person);
        claim.Require(row, "PRVDR_NUM", claim.Provider);
        claim.SettledAt = claim.TimeOf(row, "CLM_THRU_DT", 12, required: true);
        claim.AdmittedAt = claim.TimeOf(row, claim.IsInpatient ? "CLM_ADMSN_DT" : "CLM_FROM_DT", 8, required: claim.IsInpatient);
        claim.DischargedAt = claim.TimeOf(row, "NCH_BENE_DSCHRG_DT", 10, required: false);
        AddAll(row, "ICD9_DGNS_CD_", MaxDiagnoses, claim._diagnoses);
        AddAll(row, "HCPCS_CD_", MaxItems, claim._items);
        return claim;
    }

    public void AddSegment(DesynpufClaim segment)
    {
        _items.AddRange(segment._items);
        _diagnoses.AddRange(segment._diagnoses.Where(code => !_diagnoses.Contains(code)));
    }

    public PersonEvent ToEvent()
    {
        var key = FactKey.Settlement(Id);
        var settlement = new Assertion
        {
            Key = key,
            IngestedAt = SettledAt,
            Content = new Settlement
            {
                EventTime = SettledAt,
                Encounter = new EncounterId(Id),
                Provider = new ProviderId(Provider),
                Service = IsInpatient ? ServiceKind.Inpatient : ServiceKind.Outpatient,
                BegunAt = AdmittedAt,
                EndedAt = DischargedAt,
                TotalCharge = Payment,
                FundPayment = Payment,
                Diagnoses = _diagnoses,
            },
        };
        return new PersonEvent
        {
            Beneficiary = new BeneficiaryId(Person),
            EventTime = SettledAt,
            IngestedAt = SettledAt,
            Assertions = [settlement, .. _items.Select((item, index) => Line(key, item, index + 1))],
        };
    }

    private Assertion Line(FactKey settlement, string item, int number) => new()
    {
        Key = FactKey.Line(Id, number.ToString(CultureInfo.InvariantCulture)),
        IngestedAt = SettledAt,
        Parent = settlement,
        ParentVersion = 1,
        Content = new ClaimLine
        {
            EventTime = SettledAt,
            Encounter = new EncounterId(Id),
            Provider = new ProviderId(Provider),
            Item = item,
            Class = item.StartsWith('8') ? ChargeClass.Laboratory : ChargeClass.Unspecified,
            Service = IsInpatient ? ServiceKind.Inpatient : ServiceKind.Outpatient,
            Doctor = Doctor,
        },
    };

    private static string Field(CsvReader row, string name) =>
        row.TryGetFieldIndex(name, out var index) && index < row.FieldCount ? row.GetString(index).Trim() : string.Empty;

    private static Money PaymentOf(string dollars) =>
        decimal.TryParse(dollars, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) && amount > 0
            ? new Money((long)(amount * 100))
            : default;

    private void Require(CsvReader row, string name, string value)
    {
        if (value.Length == 0)
        {
            Reject(row, name, $"{name} is empty; a claim needs it");
        }
    }

    private static void AddAll(CsvReader row, string prefix, int count, List<string> codes)
    {
        for (var i = 1; i <= count; i++)
        {
            var code = Field(row, prefix + i.ToString(CultureInfo.InvariantCulture));
            if (code.Length > 0)
            {
                codes.Add(code);
            }
        }
    }

    private EventTimestamp TimeOf(CsvReader row, string name, int hour, bool required)
    {
        var text = Field(row, name);
        if (text.Length == 0 && !required)
        {
            return default;
        }

        if (!DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            Reject(row, name, $"{name} is \"{text}\", not a date; write it as yyyyMMdd");
            return default;
        }

        return CivilDay.From(date).Start + TimeSpan.FromHours(hour);
    }

    private void Reject(CsvReader row, string name, string detail)
    {
        Fault ??= (row.TryGetFieldIndex(name, out var index) ? index + 1 : 1, detail);
    }
}
