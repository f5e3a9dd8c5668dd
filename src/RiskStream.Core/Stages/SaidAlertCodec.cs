using RiskStream.Alerts;
using RiskStream.Checkpoints;
using RiskStream.EventTime;

namespace RiskStream.Stages;

/// <summary>The stored form of journal entries.</summary>
internal static class SaidAlertCodec
{
    public static void Write(StateWriter writer, SaidAlert said)
    {
        writer.Text(said.RuleId);
        writer.Text(said.Subject.Kind);
        writer.Text(said.Subject.Key);
        writer.VarInt(said.Anchor.Number);
        writer.VarUInt(said.Revision);
        writer.Text(said.CaseId);
        writer.Byte((byte)said.Severity);
        writer.Real(said.Ratio);
        writer.VarInt(said.PeakAt.Micros);
        writer.VarInt(said.End.Micros);
        writer.Fixed(said.Digest);
        writer.Bool(said.Withdrawn);
        writer.Bool(said.Published);
        writer.Bool(said.Unsaid);
    }

    public static SaidAlert Read(ref StateReader reader) => new()
    {
        RuleId = reader.Text(),
        Subject = new Subject(reader.Text(), reader.Text()),
        Anchor = new CivilDay((int)reader.VarInt()),
        Revision = (uint)reader.VarUInt(),
        CaseId = reader.Text(),
        Severity = (Severity)reader.Byte(),
        Ratio = reader.Real(),
        PeakAt = new EventTimestamp(reader.VarInt()),
        End = new EventTimestamp(reader.VarInt()),
        Digest = reader.Fixed(),
        Withdrawn = reader.Bool(),
        Published = reader.Bool(),
        Unsaid = reader.Bool(),
    };
}
