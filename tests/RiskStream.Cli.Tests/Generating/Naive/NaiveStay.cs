using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>A stay as its admission tells it, and when it ended, if it did (Unix seconds).</summary>
internal sealed record NaiveStay(Envelope Admission, long? End)
{
    public string Person => Admission.Encounter.Person.PsnKey;

    public string Id => Admission.Encounter.MdtrtId;

    public string Where => Admission.FixmedinsCode;

    public long Begin => Admission.Encounter.Begntime.Seconds;

    public string MainDiagnosis => Admission.Encounter.Diagnoses[0].DiagCode;

    /// <summary>Whether any diagnosis begins with one of the prefixes.</summary>
    public bool Has(params string[] prefixes) => Admission.Encounter.Diagnoses
        .Any(diagnosis => prefixes.Any(prefix => diagnosis.DiagCode.StartsWith(prefix, StringComparison.Ordinal)));
}
