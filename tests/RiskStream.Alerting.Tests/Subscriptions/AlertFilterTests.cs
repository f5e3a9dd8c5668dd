using RiskStream.Alerting.Tests.Harness;
using RiskStream.Protocol.V1;
using AlertFilter = RiskStream.Alerting.Subscriptions.AlertFilter;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Alerting.Tests.Subscriptions;

public class AlertFilterTests
{
    public static TheoryData<string, Wire.AlertFilter> Matching => new()
    {
        { "nothing", new Wire.AlertFilter() },
        { "rule", new Wire.AlertFilter { RuleIds = { "P01", "H01" } } },
        { "severity", new Wire.AlertFilter { Severities = { RiskAlert.Types.Severity.High } } },
        { "axis", new Wire.AlertFilter { Axes = { "hospital" } } },
        { "dimension", new Wire.AlertFilter { Dimensions = { "cost", "person" } } },
        { "region", new Wire.AlertFilter { Admdvs = { "511602" } } },
        { "prefecture", new Wire.AlertFilter { Admdvs = { "33", "5116" } } },
        { "institution", new Wire.AlertFilter { FixmedinsCodes = { "H51160200001" } } },
        { "subject", new Wire.AlertFilter { SubjectKeys = { "P1" } } },
        { "kind", new Wire.AlertFilter { Kinds = { RiskAlert.Types.Kind.Raised } } },
        { "two fields", new Wire.AlertFilter { RuleIds = { "H01" }, Admdvs = { "51" } } },
    };

    public static TheoryData<string, Wire.AlertFilter> Other => new()
    {
        { "rule", new Wire.AlertFilter { RuleIds = { "P01" } } },
        { "severity", new Wire.AlertFilter { Severities = { RiskAlert.Types.Severity.Critical } } },
        { "axis", new Wire.AlertFilter { Axes = { "pharmacy" } } },
        { "dimension", new Wire.AlertFilter { Dimensions = { "cost" } } },
        { "region", new Wire.AlertFilter { Admdvs = { "511603" } } },
        { "institution", new Wire.AlertFilter { FixmedinsCodes = { "H5116020000" } } },
        { "subject", new Wire.AlertFilter { SubjectKeys = { "P" } } },
        { "kind", new Wire.AlertFilter { Kinds = { RiskAlert.Types.Kind.Withdrawn } } },
        { "one of two fields", new Wire.AlertFilter { RuleIds = { "H01" }, Admdvs = { "33" } } },
    };

    [Theory]
    [MemberData(nameof(Matching))]
    public void An_alert_matches_when_every_field_given_holds_one_of_its_values(string field, Wire.AlertFilter wire) =>
        Assert.True(Read(wire).Matches(Some.Alert("x")), field);

    [Theory]
    [MemberData(nameof(Other))]
    public void An_alert_does_not_match_when_one_field_holds_only_other_values(string field, Wire.AlertFilter wire) =>
        Assert.False(Read(wire).Matches(Some.Alert("x")), field);

    [Fact]
    public void A_missing_filter_matches_everything()
    {
        Assert.True(AlertFilter.TryRead(null, out var filter, out _));
        Assert.True(filter.Matches(Some.Alert("x")));
    }

    [Fact]
    public void Everything_that_is_wrong_is_named_with_what_is_allowed()
    {
        var wire = new Wire.AlertFilter
        {
            RuleIds = { "H01", "h1" },
            Severities = { RiskAlert.Types.Severity.Unspecified },
            Axes = { "Hospital" },
            Dimensions = { "money" },
            Admdvs = { "" },
            FixmedinsCodes = { " " },
            SubjectKeys = { "" },
            Kinds = { (RiskAlert.Types.Kind)7 },
        };

        Assert.False(AlertFilter.TryRead(wire, out _, out var problem));

        Assert.Equal(
            "filter.rule_ids holds \"h1\"; allowed: a capital letter and two digits, such as H01. " +
            "filter.severities holds SEVERITY_UNSPECIFIED; allowed: LOW, MEDIUM, HIGH, CRITICAL. " +
            "filter.axes holds \"Hospital\"; allowed: hospital, pharmacy, clinic, cross. " +
            "filter.dimensions holds \"money\"; allowed: person, institution, doctor, item, cost, spacetime. " +
            "filter.admdvs holds \"\"; allowed: 1 to 6 digits of a region code, such as 5116. " +
            "filter.fixmedins_codes holds \" \"; allowed: an institution code. " +
            "filter.subject_keys holds \"\"; allowed: the parts of a subject joined by |. " +
            "filter.kinds holds 7; allowed: RAISED, UPDATED, WITHDRAWN, DISPOSED.",
            problem);
    }

    [Fact]
    public void A_field_with_too_many_values_is_refused()
    {
        var wire = new Wire.AlertFilter();
        wire.SubjectKeys.AddRange(Enumerable.Range(0, 1001).Select(number => $"P{number}"));

        Assert.False(AlertFilter.TryRead(wire, out _, out var problem));
        Assert.Equal(
            "filter.subject_keys holds 1001 values; at most 1000 are allowed: filter by something wider.", problem);
    }

    private static AlertFilter Read(Wire.AlertFilter wire)
    {
        Assert.True(AlertFilter.TryRead(wire, out var filter, out var problem), problem);
        return filter;
    }
}
