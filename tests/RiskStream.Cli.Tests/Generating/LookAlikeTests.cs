using RiskStream.Cli.Generating;
using RiskStream.Cli.Tests.Generating.Naive;

namespace RiskStream.Cli.Tests.Generating;

/// <summary>A look-alike is worth its name if it would be a hit but for the reason that its label gives.</summary>
public sealed class LookAlikeTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    private readonly EffectiveFacts _facts = new(demo.Events);

    [Fact]
    public void A_course_of_rehabilitation_would_be_too_many_visits_to_an_ordinary_clinic()
    {
        var verdicts = Verdict.BySubject(new FrequentVisitCount(_facts, new HashSet<string>()).Hits());

        Assert.Equal("MEDIUM", verdicts[LabelOf("C01-rehabilitation").SubjectKey].Severity);
    }

    [Fact]
    public void Another_illness_and_chemotherapy_bring_people_back_to_the_same_hospital_within_fifteen_days()
    {
        Assert.Equal([3L], GapsOf("H02-another-illness"));
        Assert.Equal([11L, 11L], GapsOf("H02-chemotherapy"));

        IEnumerable<long> GapsOf(string scheme)
        {
            var subject = LabelOf(scheme).SubjectKey.Split('|');
            var stays = _facts.Stays[subject[0]].OrderBy(stay => stay.Begin).ToList();
            Assert.All(stays, stay => Assert.Equal(subject[1], stay.Where));
            return stays.Zip(stays.Skip(1), (one, next) => CivilDays.Of(next.Begin) - CivilDays.Of(one.End!.Value));
        }
    }

    [Fact]
    public void A_move_within_a_group_would_be_an_overlap_between_strangers()
    {
        var verdicts = Verdict.BySubject(new OverlappingStayCount(_facts, new Dictionary<string, string>()).Hits());

        Assert.Equal("HIGH", verdicts[LabelOf("H03-one-bloc").SubjectKey].Severity);
    }

    [Fact]
    public void A_late_discharge_overlaps_by_an_hour()
    {
        var stays = _facts.Stays[LabelOf("H03-late-discharge").SubjectKey].OrderBy(stay => stay.Begin).ToList();

        Assert.NotEqual(stays[0].Where, stays[1].Where);
        Assert.Equal(3600, stays[0].End!.Value - stays[1].Begin);
    }

    [Fact]
    public void What_a_relative_pays_is_bought_in_another_prefecture_too()
    {
        var own = RegionsOf("H04-elsewhere");
        var relatives = RegionsOf("H04-family-account");

        Assert.Equal(2, relatives.Count);
        Assert.Equal(own, relatives);

        List<string> RegionsOf(string scheme) =>
            [.. _facts.Outpatient[LabelOf(scheme).SubjectKey].Select(envelope => envelope.MdtrtareaAdmvs[..4])];
    }

    [Fact]
    public void A_trip_goes_as_far_as_an_impossible_one()
    {
        var places = demo.Lists.Institutions.ToDictionary(entry => entry.FixmedinsCode);

        Assert.All(["G01-trip", "G01-two-places"], scheme =>
        {
            var where = _facts.Outpatient[LabelOf(scheme).SubjectKey]
                .Select(envelope => places[envelope.FixmedinsCode])
                .ToList();
            Assert.InRange(TravelCount.Kilometres(where[0], where[1]), 90, 150);
        });
    }

    [Fact]
    public void A_tumour_hospital_would_stand_out_if_all_hospitals_were_compared()
    {
        var hits = new FeeStructureCount(_facts, demo.Lists.Institutions, comparesAll: true).Hits();

        Assert.Contains(LabelOf("H08-tumours").SubjectKey, hits.Select(hit => hit.Subject));
    }

    [Fact]
    public void Visits_with_the_flat_fee_only_would_be_a_template_if_the_fee_were_compared()
    {
        var label = LabelOf("C02-flat-fee");
        var hits = new TemplateBillingCount(_facts, Only(label), new HashSet<string>(), countsFlatFee: true).Hits();

        Assert.Equal([(label.SubjectKey, label.Days[0], "MEDIUM")], hits);
    }

    [Fact]
    public void Sales_of_a_pharmacy_that_never_closes_would_be_too_many_at_night_elsewhere()
    {
        var label = LabelOf("P02-round-the-clock");
        var hits = new PhantomSwipeCount(_facts, Only(label), new HashSet<string>()).Hits();

        Assert.Equal([(label.SubjectKey, label.Days[0], "HIGH")], hits);
    }

    [Fact]
    public void A_pack_that_was_brought_back_would_be_sold_twice_without_that()
    {
        var label = LabelOf("P05-returned");
        var verdicts = new TraceCodeCount(_facts, countsReturns: false).Judge();

        Assert.Equal(new Verdict("HIGH", label.Days[0]), verdicts[label.SubjectKey]);
    }

    [Fact]
    public void A_long_prescription_would_be_too_much_if_it_were_none()
    {
        var label = LabelOf("P04-long-prescription");
        var verdicts = Verdict.BySubject(new OverPurchaseCount(_facts, countsLongPrescriptions: true).Hits());

        Assert.Equal(new Verdict("HIGH", label.Days[0]), verdicts[label.SubjectKey]);
    }

    [Fact]
    public void Quiet_days_would_be_idle_ones_in_a_hospital_that_is_not_psychiatric()
    {
        var verdicts = Verdict.BySubject(new IdleBedCount(_facts, countsPsychiatry: true).Hits());

        Assert.Equal("HIGH", verdicts[LabelOf("H05-psychiatric").SubjectKey].Severity);
    }

    [Fact]
    public void A_stay_with_an_operation_would_be_a_check_up_without_it()
    {
        var verdicts = Verdict.BySubject(new CheckupStayCount(_facts, countsOperated: true).Hits());

        Assert.Equal("MEDIUM", verdicts[LabelOf("H06-operated").SubjectKey].Severity);
    }

    [Theory]
    [InlineData("H11-operated")]
    [InlineData("H11-intensive-care")]
    public void Chest_scans_would_come_too_soon_without_the_operation_and_the_intensive_care(string scheme)
    {
        var verdicts = Verdict.BySubject(new RepeatExamCount(_facts, demo.Lists, countsAll: true).Hits());

        Assert.Equal("LOW", verdicts[LabelOf(scheme).SubjectKey].Severity);
    }

    [Fact]
    public void Monitoring_would_be_charged_for_too_many_hours_without_the_refund()
    {
        var verdicts = Verdict.BySubject(new ForbiddenChargeCount(_facts, demo.Lists, countsRefunds: false).Duplicates());

        Assert.Equal("CRITICAL", verdicts[LabelOf("H09-refunded").SubjectKey].Severity);
    }

    [Fact]
    public void Two_parts_would_be_an_unbundled_panel_if_two_were_enough()
    {
        var verdicts = Verdict.BySubject(new ForbiddenChargeCount(_facts, demo.Lists).Unbundled(fewestParts: 2));

        Assert.Equal("HIGH", verdicts[LabelOf("H10-two-parts").SubjectKey].Severity);
    }

    [Fact]
    public void A_school_that_fell_ill_would_be_a_group_without_the_emergency_room()
    {
        var label = LabelOf("H14-school");
        var hits = new GroupAdmissionCount(_facts, countsEmergencies: true).Hits().Where(hit => hit.Subject == label.SubjectKey);

        Assert.Equal("MEDIUM", Assert.Single(hits).Severity);
    }

    [Fact]
    public void Each_hospital_with_a_new_catalogue_would_be_a_substitution_without_the_other()
    {
        var labels = demo.Prefecture.Labels.Where(label => label.SchemeId == "H12-new-catalogue-1").ToList();
        var hits = new ItemSubstitutionCount(_facts, demo.Lists.Substitutions, comparesOthers: false).Hits().ToHashSet();

        Assert.Equal(2, labels.Count);
        Assert.All(labels, label => Assert.Contains((label.SubjectKey, label.Days[0], "HIGH"), hits));
    }

    [Fact]
    public void Cataracts_of_a_day_would_be_copies_if_they_were_not_the_same_everywhere()
    {
        var label = LabelOf("H13-day-case");
        var hits = new SimilarStayCount(_facts, comparesOthers: false).Hits().Where(hit => hit.Subject == label.SubjectKey);

        Assert.Equal((label.SubjectKey, label.Days[0], "HIGH"), Assert.Single(hits));
    }

    [Fact]
    public void The_promotion_would_be_a_substitution_if_nobody_else_had_it()
    {
        var label = demo.Prefecture.Labels.Single(label => label.SchemeId == "P03-promotion-1");
        var pharmacies = demo.Lists.Institutions.Where(entry => entry.Axis == "pharmacy").Select(entry => entry.FixmedinsCode).ToHashSet();
        var hits = new PharmacyBasketCount(_facts, pharmacies, comparesOthers: false).Hits();

        Assert.Contains((label.SubjectKey, label.Days[0], "MEDIUM"), hits);
    }

    [Fact]
    public void As_many_visits_would_be_too_many_for_one_doctor()
    {
        var label = LabelOf("C03-three-doctors");
        var hits = new CapacityCount(_facts, new Dictionary<string, int> { [label.SubjectKey] = 1 }).Hits();

        Assert.Equal([(label.SubjectKey, label.Days[0], "HIGH")], hits);
    }

    private static HashSet<string> Only(SchemeLabel label) => [label.SubjectKey];

    private SchemeLabel LabelOf(string scheme) =>
        demo.Prefecture.Labels.Single(label => label.SchemeId == scheme + "-1");
}
