using Google.Protobuf.WellKnownTypes;
using RiskStream.Protocol.V1;

namespace RiskStream.Scenarios.Tests.Driving;

/// <summary>A person's admissions, the smallest stream that raises an alert.</summary>
internal static class Admissions
{
    /// <summary>Four admissions within 28 days: MEDIUM with the third, HIGH with the fourth.</summary>
    public static IEnumerable<Envelope> FourOf(string person) => new[] { 1, 12, 25, 28 }.Select(day => Of(person, $"{person}-m{day}", day));

    private static Envelope Of(string person, string encounter, int day)
    {
        var time = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 3, day, 2, 0, 0, TimeSpan.Zero));
        return new Envelope
        {
            EventId = "t:" + encounter,
            Type = EventType.Admission,
            EventTime = time,
            RsIngestTime = time,
            Msgid = encounter,
            FixmedinsCode = "H51160000001",
            MdtrtareaAdmvs = "511602",
            Encounter = new Encounter
            {
                Person = new Person { PsnKey = person },
                MdtrtId = encounter,
                RsService = ServiceKind.Inpatient,
                Begntime = time,
                Diagnoses = { new Diagnosis { DiagCode = "M51.2", MaindiagFlag = true } },
            },
        };
    }
}
