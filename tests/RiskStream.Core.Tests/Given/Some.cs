using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Core.Tests;

/// <summary>Statements with nothing in them but what a test says, and times as a reviewer writes them.</summary>
internal static class Some
{
    public const string Region = "510100";

    public static readonly BeneficiaryId Person = new("psn-1");
    public static readonly ProviderId Hospital = new("H51010000001");
    public static readonly ProviderId OtherHospital = new("H51010000002");
    public static readonly ProviderId Pharmacy = new("P51010000001");

    /// <summary>Reads yyyy-MM-dd HH:mm[:ss] of UTC+8.</summary>
    public static EventTimestamp Time(string local) =>
        EventTimestamp.FromUtc(new DateTimeOffset(DateTime.Parse(local), TimeSpan.FromHours(8)));

    public static CivilDay Day(string date) => CivilDay.TryParse(date, out var day) ? day : throw new FormatException(date);

    /// <summary>An hour of a day counted from 2026-01-01, which is day 1.</summary>
    public static EventTimestamp OnDay(int day, double hour = 9) =>
        (Day("2025-12-31") + day).Start + TimeSpan.FromHours(hour);

    public static Assertion Admission(string encounter, EventTimestamp at, Func<Admission, Admission>? with = null)
    {
        var content = new Admission { EventTime = at, Encounter = new(encounter), Provider = Hospital, Region = Region };
        return Stated(FactKey.Admission(encounter), with?.Invoke(content) ?? content);
    }

    public static Assertion Discharge(string encounter, EventTimestamp at, ProviderId? provider = null) => Stated(
        FactKey.Discharge(encounter),
        new Discharge { EventTime = at, Encounter = new(encounter), Provider = provider ?? Hospital, Region = Region });

    public static Assertion Registration(string encounter, EventTimestamp at) => Stated(
        FactKey.Registration(encounter),
        new Registration { EventTime = at, Encounter = new(encounter), Provider = Hospital, Region = Region });

    public static Assertion VisitDiagnosis(string encounter, EventTimestamp at, IReadOnlyList<string> diagnoses) => Stated(
        FactKey.VisitDiagnosis(encounter),
        new VisitDiagnosis { EventTime = at, Encounter = new(encounter), Provider = Hospital, Region = Region, Diagnoses = diagnoses });

    public static Assertion SettlementList(
        string encounter, string settlement, EventTimestamp at, IReadOnlyList<string> diagnoses) => Stated(
        FactKey.SettlementList(encounter, settlement),
        new SettlementList
        {
            EventTime = at,
            Encounter = new(encounter),
            Provider = Hospital,
            Region = Region,
            Settlement = FactKey.Settlement(settlement),
            Diagnoses = diagnoses,
        });

    /// <summary>3505: a sale, which has a ledger of its own in the stream.</summary>
    public static Assertion StockMove(string batch, EventTimestamp at)
    {
        var key = FactKey.StockMove(Pharmacy, batch, StockMoveKind.Sale, "D1", "1");
        return Stated(key, new StockMove
        {
            EventTime = at,
            Encounter = new(key.Value),
            Provider = Pharmacy,
            Region = Region,
            Kind = StockMoveKind.Sale,
            Item = "CT",
            Batch = batch,
        });
    }

    public static Assertion Settlement(
        string settlement, string encounter, EventTimestamp at, Func<Settlement, Settlement>? with = null)
    {
        var content = new Settlement
        {
            EventTime = at,
            Encounter = new(encounter),
            Provider = Hospital,
            Region = Region,
            Service = ServiceKind.Outpatient,
        };
        return Stated(FactKey.Settlement(settlement), with?.Invoke(content) ?? content);
    }

    public static Assertion Purchase(string settlement, EventTimestamp at, Func<Settlement, Settlement>? with = null) =>
        Settlement(settlement, "V" + settlement, at, s =>
        {
            var content = s with { Service = ServiceKind.Purchase, Provider = Pharmacy };
            return with?.Invoke(content) ?? content;
        });

    public static Assertion Line(string encounter, string line, EventTimestamp at, Func<ClaimLine, ClaimLine>? with = null)
    {
        var content = new ClaimLine
        {
            EventTime = at,
            Encounter = new(encounter),
            Provider = Hospital,
            Region = Region,
            Item = "CT",
            Class = ChargeClass.Examination,
            Service = ServiceKind.Outpatient,
            QuantityE4 = 10_000,
        };
        return Stated(FactKey.Line(encounter, line), with?.Invoke(content) ?? content);
    }

    /// <summary>2501: a transfer that is filed at an instant.</summary>
    public static Assertion Filing(ProviderId from, ProviderId to, EventTimestamp at)
    {
        var key = FactKey.Filing(FilingKind.Transfer, $"{from}:{to}", at);
        return Stated(key, new Filing
        {
            EventTime = at,
            Encounter = new(key.Value),
            Kind = FilingKind.Transfer,
            From = from,
            To = to,
            BegunAt = at,
        });
    }

    /// <summary>What a reviewer decided about an alert, without what the alert was about.</summary>
    public static Assertion Disposition(
        string alert, string decision, EventTimestamp at, Func<Disposition, Disposition>? with = null, string stage = "")
    {
        var content = new Disposition
        {
            EventTime = at,
            Encounter = FactKey.EncounterOfAlert(alert),
            Alert = alert,
            Decision = decision,
            Stage = stage,
        };
        return Stated(FactKey.Disposition(alert, stage), with?.Invoke(content) ?? content);
    }

    /// <summary>What a reviewer decided about an alert that was published, in a record that names nobody.</summary>
    public static PersonEvent Decided(
        RiskAlert alert, string decision, EventTimestamp at, string stage = "", uint version = 1)
    {
        var end = new EventTimestamp(alert.Draft.WindowEnd.Micros - 1);
        var said = Disposition(
            alert.AlertId,
            decision,
            at,
            d => d with
            {
                RuleId = alert.Rule.Id,
                SubjectKind = alert.Subject.Kind,
                SubjectKey = alert.Subject.Key,
                Days = new DaySpan(alert.Draft.WindowStart.Day, end.Day),
            },
            stage);
        return OfNobody(said with { Version = version, MessageId = $"M-{decision}-{stage}-{version}" });
    }

    /// <summary>A record of its own ledger.</summary>
    public static PersonEvent OfNobody(Assertion said) =>
        Event(default, said) with { Ledger = said.Content.Encounter.Value };

    /// <summary>2208, 2305, 2404 and their like: takes a fact back up to a version.</summary>
    public static Assertion Reversal(Assertion of, EventTimestamp at, uint upTo = uint.MaxValue) => Stated(
        new FactKey("REV:" + of.Key),
        new Cancellation
        {
            EventTime = at,
            Encounter = of.Content.Encounter,
            Target = new CancellationTarget.OfFact(of.Key, upTo),
        });

    /// <summary>2404 and its like without a version: takes back what was taken in up to then.</summary>
    public static Assertion ReversalUpTo(Assertion of, EventTimestamp at) => Stated(
        new FactKey("CAN:" + of.Key),
        new Cancellation
        {
            EventTime = at,
            Encounter = of.Content.Encounter,
            Target = new CancellationTarget.OfFact(of.Key, uint.MaxValue) { UpTo = at },
        });

    /// <summary>2601: takes back what a message stated.</summary>
    public static Assertion Undo(string message, EventTimestamp at) => Stated(
        new FactKey("CMP:" + message),
        new Cancellation { EventTime = at, Encounter = default, Target = new CancellationTarget.OfMessage(message) });

    /// <summary>2205: takes back uploaded lines of an encounter.</summary>
    public static Assertion LinesCancelled(string encounter, EventTimestamp at, params string[] lines) => Stated(
        new FactKey($"DEL:{encounter}:{at}"),
        new Cancellation
        {
            EventTime = at,
            Encounter = new(encounter),
            Target = new CancellationTarget.OfLines { Lines = [.. lines.Select(l => FactKey.Line(encounter, l))], UpTo = at },
        });

    /// <summary>A record that states this about a person, taken in when it was stated last.</summary>
    public static PersonEvent About(this Assertion assertion, BeneficiaryId? person = null) => Event(person ?? Person, assertion);

    public static PersonEvent Event(BeneficiaryId person, params Assertion[] assertions) => new()
    {
        Beneficiary = person,
        EventTime = assertions.Max(a => a.Content.EventTime),
        IngestedAt = assertions.Max(a => a.IngestedAt),
        Assertions = assertions,
    };

    private static Assertion Stated(FactKey key, Fact content) => new()
    {
        Key = key,
        MessageId = "M-" + key,
        IngestedAt = content.EventTime + TimeSpan.FromMinutes(1),
        Content = content,
    };
}
