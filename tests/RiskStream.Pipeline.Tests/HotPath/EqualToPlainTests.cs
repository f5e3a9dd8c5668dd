using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.Decoding;
using RiskStream.Pipeline.HotPath;
using RiskStream.Pipeline.Tests.Decoding.Plain;
using RiskStream.Protocol.V1;
using Xunit.Abstractions;

namespace RiskStream.Pipeline.Tests.HotPath;

/// <summary>What the hot path reads is what a plain decoder reads, on random events of every type and on mutilated ones.</summary>
public class EqualToPlainTests(ITestOutputHelper output)
{
    private static readonly EventTimestamp TakenAt = new(1_777_000_000_000_000);
    private static readonly JsonFormatter ProtoNames = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));
    private static readonly JsonFormatter CamelNames = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    // What facts keep: of these a wrong value is a reason to refuse the record.
    private static readonly HashSet<string> Kept =
    [
        "rs_version", "type", "event_time", "rs_ingest_time", "infno", "msgid", "medins_setl_id", "oinfno", "omsgid",
        "fixmedins_code", "mdtrtarea_admvs", "opter", "dev_no", "rs_backfill", "psn_key", "age", "emp_no", "tel_key", "addr_key", "coner_key", "nwb_flag", "mdtrt_id", "setl_id",
        "init_setl_id", "rs_service", "med_type", "begndate", "enddate", "setl_time", "mid_setl_flag", "mdtrt_cert_type", "rs_face_verified",
        "medfee_sumamt_fen", "fund_pay_sumamt_fen", "acct_pay_fen", "acct_mulaid_pay_fen", "balc_fen", "diagnoses", "dise_no", "lines", "feedetl_sn",
        "chrg_bchno", "fee_ocur_time", "med_list_codg", "med_chrgitm_type", "cnt", "det_item_fee_sumamt_fen", "bilg_dr_codg", "prd_days",
        "begntime",
        "endtime", "chfpdr_code", "adm_dept_codg", "operations", "er_flag", "refl_old_mdtrt_id", "diag_code", "maindiag_flag",
        "diag_srt_no", "oprn_code", "main_oprn_flag", "all_unsettled", "drg_code", "dip_code", "rs_weight_e4", "act_ipt_days", "kind",
        "fixmedins_bchno", "manu_lotnum", "pric_e6", "move_time", "mdtrt_setl_type", "drug_trac_codg", "trdn_flag", "rtal_docno",
        "rs_deleted_kind", "rs_line", "from_fixmedins_code", "to_fixmedins_code", "cancelled", "warn_rslt_id", "dspo_way", "dspo_way_rea",
        "alert_id", "reviewer", "decision", "stage", "rule_id", "subject_kind", "subject_key", "anchor_day", "window_start",
        "window_end", "person", "encounter", "fee_detail", "fee_cancel", "settlement", "reversal",
        "setl_list", "stock", "filing", "feedback", "disposition",
    ];

    // Fields of these names are kept of other messages.
    private static readonly HashSet<string> KeptElsewhere =
    [
        "reversal.medfee_sumamt_fen", "reversal.fund_pay_sumamt_fen", "lines.pric_e6", "encounter.rs_face_verified",
        "filing.kind",
    ];

    private readonly EventReader _hot = new();
    private readonly Dictionary<string, int> _outcomes = [];

    [Fact]
    public void On_random_protobuf() => Compare(1, 40_000, envelope => envelope.ToByteArray(), isProtobuf: true, Nothing);

    [Fact]
    public void On_random_json() => Compare(
        100_000, 40_000, envelope => Encoding.UTF8.GetBytes(ProtoNames.Format(envelope)), isProtobuf: false, Nothing);

    [Fact]
    public void On_json_in_camel_case_with_every_field_spelt_out() => Compare(
        200_000, 10_000, envelope => Encoding.UTF8.GetBytes(CamelNames.Format(envelope)), isProtobuf: false, Nothing);

    [Fact]
    public void On_mutilated_protobuf() => Compare(300_000, 60_000, envelope => envelope.ToByteArray(), isProtobuf: true, Mutilate);

    [Fact]
    public void On_mutilated_json() => Compare(
        400_000, 60_000, envelope => Encoding.UTF8.GetBytes(ProtoNames.Format(envelope)), isProtobuf: false, Mutilate);

    private static byte[] Nothing(byte[] bytes, Random random) => bytes;

    private static byte[] Mutilate(byte[] bytes, Random random)
    {
        var mutilated = (byte[])bytes.Clone();
        for (var change = random.Next(1, 4); change > 0 && mutilated.Length > 0; change--)
        {
            mutilated[random.Next(mutilated.Length)] = (byte)random.Next(256);
        }

        return random.Next(5) == 0 ? mutilated[..random.Next(mutilated.Length)] : mutilated;
    }

    private void Compare(
        int firstSeed, int count, Func<Envelope, byte[]> encode, bool isProtobuf, Func<byte[], Random, byte[]> change)
    {
        output.WriteLine($"seeds {firstSeed} … {firstSeed + count - 1}");
        for (var seed = firstSeed; seed < firstSeed + count; seed++)
        {
            var random = new Random(seed);
            var bytes = change(encode(new RandomEnvelopes(random).Next()), random);
            var plain = PlainDecoder.Decode(bytes, isProtobuf, TakenAt);
            var hot = _hot.Read(bytes, isProtobuf, TakenAt);
            Count(plain);
            if (Describe(plain) != Describe(hot) && !IsAboutWhatNobodyKeeps(bytes, isProtobuf, plain, hot))
            {
                var shown = isProtobuf ? Convert.ToHexString(bytes) : Encoding.UTF8.GetString(bytes);
                Assert.Fail($"seed {seed}\nplain: {Describe(plain)} {Detail(plain)}\nhot:   {Describe(hot)} {Detail(hot)}\n{shown}");
            }
        }

        output.WriteLine(string.Join(", ", _outcomes.OrderBy(outcome => outcome.Key)));
        Assert.True(_outcomes.GetValueOrDefault("decoded") > count / 100, "hardly anything could be used");
        Assert.True(_outcomes.Keys.Count > 1, "nothing was rejected");
    }

    /// <summary>
    /// The hot path passes over JSON values of fields that no fact keeps, the plain decoder refuses a record for them: without these
    /// fields it must then read the same.
    /// </summary>
    private static bool IsAboutWhatNobodyKeeps(
        byte[] bytes, bool isProtobuf, DecodeResult<PersonEvent> plain, DecodeResult<PersonEvent> hot)
    {
        if (isProtobuf || hot is not DecodeResult<PersonEvent>.Decoded
            || plain is not DecodeResult<PersonEvent>.Rejected { Reason: DeadLetterReason.Malformed })
        {
            return false;
        }

        var root = JsonNode.Parse(bytes)!;
        foreach (var found in Objects(root).ToList())
        {
            var place = PlaceOf(found);
            found.Select(field => field.Key).Where(name => !IsKept((place, name))).ToList().ForEach(name => found.Remove(name));
        }

        return TryWrite(root) is { } without && Describe(PlainDecoder.Decode(without, false, TakenAt)) == Describe(hot);
    }

    private static bool IsKept((string Place, string Name) field) =>
        Kept.Contains(field.Name) && !KeptElsewhere.Contains($"{field.Place}.{field.Name}");

    private static string PlaceOf(JsonObject found) =>
        found.Parent is JsonArray list ? list.GetPropertyName() : found.Parent is null ? string.Empty : found.GetPropertyName();

    private static byte[]? TryWrite(JsonNode root)
    {
        try
        {
            return Encoding.UTF8.GetBytes(root.ToJsonString());
        }
        catch (InvalidOperationException)
        {
            // The broken text is still in it.
            return null;
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Objects(field.Value)).Prepend(fields),
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };

    private void Count(DecodeResult<PersonEvent> result)
    {
        var outcome = result is DecodeResult<PersonEvent>.Rejected rejected ? rejected.Reason.ToString() : "decoded";
        _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
    }

    /// <summary>Content to the byte; of rejections that there is one, since of two faults either may be met first.</summary>
    private static string Describe(DecodeResult<PersonEvent> result)
    {
        if (result is not DecodeResult<PersonEvent>.Decoded { Content: var said })
        {
            return "refused";
        }

        return $"{said.Beneficiary} {said.Ledger} {said.EventTime.Micros} {said.IngestedAt.Micros} {said.IsBackfill} "
            + string.Join(' ', said.Statements.Select(statement => Convert.ToHexString(statement.Bytes)));
    }

    private static string Detail(DecodeResult<PersonEvent> result) =>
        result is DecodeResult<PersonEvent>.Rejected rejected ? $"{rejected.Reason}: {rejected.Detail}" : string.Empty;
}
