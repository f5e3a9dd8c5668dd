using System.Text;
using Google.Protobuf;
using RiskStream.Protocol.V1;

namespace RiskStream.Scenarios.Tests.Driving;

/// <summary>Admissions with and without faults, as bytes.</summary>
internal static class BadRecords
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));

    /// <summary>An event in the contract's JSON.</summary>
    public static byte[] Json(Envelope envelope) => Encoding.UTF8.GetBytes(Formatter.Format(envelope));

    /// <summary>The same without the encounter's id, which an admission needs.</summary>
    public static byte[] WithoutEncounter(Envelope envelope)
    {
        var bad = envelope.Clone();
        bad.Encounter.MdtrtId = "-";
        return Json(bad);
    }
}
