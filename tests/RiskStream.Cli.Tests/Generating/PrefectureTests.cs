using System.Text.RegularExpressions;
using RiskStream.Cli.Generating;
using RiskStream.Cli.Generating.Output;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Tests.Generating;

public sealed partial class PrefectureTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    [Fact]
    public void The_same_options_give_the_same_bytes()
    {
        var again = new Prefecture(PrefectureOptions.Demo(DemoFixture.Seed));

        Assert.Equal(BytesOf(demo.Events), BytesOf(again.Events()));
        Assert.Equal(
            demo.Prefecture.Labels.Select(label => label.SubjectKey),
            again.Labels.Select(label => label.SubjectKey));
        Assert.Equal(demo.Lists.Institutions, again.RegistryRecords().Institutions);
    }

    [Fact]
    public void One_prefecture_can_be_enumerated_twice() =>
        Assert.Equal(BytesOf(demo.Events), BytesOf(demo.Prefecture.Events()));

    [Fact]
    public void Another_seed_gives_other_people()
    {
        var other = new Prefecture(PrefectureOptions.Demo(DemoFixture.Seed + 1)).Events().Take(500);

        Assert.Empty(other.Select(PersonOf).Intersect(demo.Events.Select(PersonOf)));
    }

    [Fact]
    public void Events_are_in_order_of_event_time_and_none_is_taken_before_it_happens()
    {
        var previous = 0L;
        foreach (var envelope in demo.Events)
        {
            Assert.True(envelope.EventTime.Seconds >= previous, $"{envelope.EventId} goes back in time");
            Assert.True(envelope.RsIngestTime.Seconds > envelope.EventTime.Seconds, $"{envelope.EventId} is too early");
            previous = envelope.EventTime.Seconds;
        }
    }

    [Fact]
    public void A_message_id_names_one_transaction_of_one_institution()
    {
        foreach (var same in demo.Events.GroupBy(envelope => envelope.Msgid))
        {
            var first = same.First();
            Assert.Matches(MessageIdPattern(), first.Msgid);
            Assert.StartsWith(first.FixmedinsCode, first.Msgid, StringComparison.Ordinal);
            Assert.Equal("gen:" + first.Msgid, first.EventId);
            Assert.All(same, again => Assert.Equal(WithoutIngestTime(first), WithoutIngestTime(again)));
        }
    }

    [Fact]
    public void A_settlement_adds_up()
    {
        foreach (var settlement in demo.Events.Select(envelope => envelope.Settlement).OfType<Settlement>())
        {
            var accounts = settlement.AcctPayFen + settlement.AcctMulaidPayFen;
            Assert.Equal(
                settlement.MedfeeSumamtFen, settlement.FundPaySumamtFen + accounts + settlement.PsnCashPayFen);
            Assert.Equal(settlement.FundPaySumamtFen, settlement.HifpPayFen + settlement.HifmiPayFen);
            Assert.True(settlement.MedfeeSumamtFen > 0 && settlement.PsnCashPayFen >= 0 && settlement.BalcFen >= 0);
            if (settlement.RsService != ServiceKind.Inpatient)
            {
                Assert.Equal(settlement.MedfeeSumamtFen, settlement.Lines.Sum(line => line.DetItemFeeSumamtFen));
            }
        }
    }

    [Fact]
    public void An_inpatient_settlement_is_the_sum_of_its_charge_batch()
    {
        var batches = BatchedLines().ToLookup(entry => (entry.MdtrtId, entry.Line.ChrgBchno), entry => entry.Line);
        var settlements = demo.Events
            .Select(envelope => envelope.Settlement)
            .Where(settlement => settlement?.RsService == ServiceKind.Inpatient)
            .ToList();

        Assert.NotEmpty(settlements);
        Assert.All(settlements, settlement => Assert.Equal(
            settlement.MedfeeSumamtFen,
            batches[(settlement.MdtrtId, settlement.ChrgBchno)].Sum(line => line.DetItemFeeSumamtFen)));
    }

    [Fact]
    public void Fee_lines_are_numbered_once_within_an_encounter()
    {
        var numbers = BatchedLines().Select(entry => (entry.MdtrtId, entry.Line.FeedetlSn)).ToList();

        Assert.Equal(numbers.Count, numbers.Distinct().Count());
    }

    [Fact]
    public void A_batch_counts_as_happened_after_its_lines_and_within_the_stay()
    {
        var admitted = demo.Events.Where(e => e.Type == EventType.Admission).DistinctBy(e => e.EventId)
            .ToDictionary(e => e.Encounter.MdtrtId, e => e.EventTime.Seconds);
        foreach (var envelope in demo.Events.Where(envelope => envelope.FeeDetail is not null))
        {
            Assert.All(envelope.FeeDetail.Lines, line =>
            {
                Assert.True(line.FeeOcurTime.Seconds <= envelope.EventTime.Seconds);
                Assert.True(line.FeeOcurTime.Seconds >= admitted[envelope.FeeDetail.MdtrtId]);
            });
        }
    }

    [Fact]
    public void Persons_are_opaque_tokens()
    {
        foreach (var person in demo.Events.Select(envelope => envelope.Settlement?.Person).OfType<Person>())
        {
            Assert.All(
                new[] { person.PsnKey, person.CertKey, person.TelKey, person.AddrKey, person.ConerKey },
                token => Assert.Matches(TokenPattern(), token));
        }
    }

    [Fact]
    public void Every_institution_of_an_event_is_in_the_registry_and_clinics_look_like_hospitals()
    {
        var axes = demo.Lists.Institutions.ToDictionary(entry => entry.FixmedinsCode, entry => entry.Axis);

        Assert.All(demo.Events, envelope => Assert.Contains(envelope.FixmedinsCode, axes));
        Assert.Equal(["clinic", "hospital", "pharmacy"], axes.Values.Distinct().Order());
        Assert.All(axes, entry => Assert.Equal(entry.Value == "pharmacy" ? 'P' : 'H', entry.Key[0]));
    }

    private IEnumerable<(string MdtrtId, FeeLine Line)> BatchedLines() => demo.Events
        .Where(envelope => envelope.FeeDetail is not null)
        .DistinctBy(envelope => envelope.EventId)
        .Select(envelope => envelope.FeeDetail)
        .SelectMany(batch => batch.Lines.Select(line => (batch.MdtrtId, line)));

    private static byte[] BytesOf(IEnumerable<Envelope> events)
    {
        using var stream = new MemoryStream();
        EventFiles.WriteDelimited(stream, events, CancellationToken.None);
        return stream.ToArray();
    }

    private static string PersonOf(Envelope envelope) =>
        (envelope.Settlement?.Person ?? envelope.Encounter?.Person ?? envelope.FeeDetail?.Person)?.PsnKey
        ?? envelope.EventId;

    private static Envelope WithoutIngestTime(Envelope envelope)
    {
        var clone = envelope.Clone();
        clone.RsIngestTime = null;
        return clone;
    }

    [GeneratedRegex("^[HP][0-9]{11}[0-9]{14}[0-9]{4}$")]
    private static partial Regex MessageIdPattern();

    [GeneratedRegex("^[0-9a-f]{32}$")]
    private static partial Regex TokenPattern();
}
