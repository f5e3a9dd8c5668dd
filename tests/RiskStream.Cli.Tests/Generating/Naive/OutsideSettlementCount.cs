using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>Rule H04 by brute force.</summary>
internal sealed class OutsideSettlementCount(EffectiveFacts facts)
{
    public IEnumerable<SubjectHit> Hits() =>
        from person in facts.Stays
        from stay in person
        let outside = facts.Outpatient[person.Key].Where(envelope => IsOutside(envelope, stay)).ToList()
        from latest in outside
        let now = latest.EventTime.Seconds
        let known = outside.Where(envelope => envelope.EventTime.Seconds <= now).ToList()
        let isProof = known.Exists(envelope => IsProof(envelope, stay))
        let severity = isProof || known.Count >= 3 ? "HIGH" : known.Count == 2 ? "MEDIUM" : "LOW"
        select new SubjectHit(person.Key, now, severity);

    /// <summary>
    /// Elsewhere, not in the first nor the last day, and neither by a relative nor for a chronic disease.
    /// </summary>
    private static bool IsOutside(Envelope envelope, NaiveStay stay) =>
        envelope.FixmedinsCode != stay.Where
        && envelope.EventTime.Seconds > stay.Begin + CivilDays.Day
        && (stay.End is not { } end || envelope.EventTime.Seconds < end - CivilDays.Day)
        && envelope.Settlement.AcctMulaidPayFen == 0
        && envelope.Settlement.MedType != "14";

    /// <summary>In another prefecture, or with the person seen to be there.</summary>
    private static bool IsProof(Envelope envelope, NaiveStay stay) =>
        envelope.MdtrtareaAdmvs[..4] != stay.Admission.MdtrtareaAdmvs[..4]
        || envelope.Settlement.RsFaceVerified
        || envelope.Settlement.MdtrtCertType == "01";
}
