using RiskStream.Alerts;
using RiskStream.Facts;

namespace RiskStream.Core.Tests;

public class AlertCaseTests
{
    private static readonly ProviderId Hospital = new("H51160000001");

    [Fact]
    public void Alerts_of_several_rules_on_one_encounter_are_one_case_of_the_highest_severity_with_its_money_once()
    {
        var overlap = Alert("H03", new Subject("psn", "p-1"), Severity.Critical, 900, "E1");
        var outside = Alert("H04", new Subject("psn", "p-1"), Severity.High, null, "E1");
        var repeated = Alert("H09", Subject.Of(new EncounterId("E1")), Severity.Medium, 1_200, null);

        var one = Assert.Single(AlertCase.Of([repeated, outside, overlap]));

        Assert.Equal(Severity.Critical, one.Severity);
        Assert.Equal(1_200, one.AmountAtRisk?.Fen);
        Assert.Equal(["H03", "H04", "H09"], one.Alerts.Select(alert => alert.Rule.Id));
    }

    [Fact]
    public void An_alert_about_no_single_encounter_is_a_case_of_its_own_under_its_own_id()
    {
        var frequent = Alert("H01", new Subject("psn", "p-1"), Severity.High, null, null);
        var other = Alert("C01", new Subject("psn", "p-1"), Severity.Medium, null, null);

        var cases = AlertCase.Of([other, frequent]);

        Assert.Equal([frequent.AlertId, other.AlertId], cases.Select(one => one.Id));
        Assert.All(cases, one => Assert.Null(one.AmountAtRisk));
    }

    [Fact]
    public void Encounters_of_one_number_at_two_institutions_are_two_cases()
    {
        var here = CaseId.Of(Hospital, new EncounterId("E1"));

        Assert.NotEqual(here, CaseId.Of(new ProviderId("H51160000002"), new EncounterId("E1")));
        Assert.Matches("^[0-9a-f]{32}$", here);
    }

    private static RiskAlert Alert(string id, Subject subject, Severity severity, long? fen, string? encounter)
    {
        var rule = GivenRules.H01 with { Id = id };
        var draft = GivenJournal.Draft(5, 9) with
        {
            Severity = severity,
            AmountAtRisk = fen is null ? null : new Money(fen.Value),
            Provider = Hospital,
            Encounter = encounter is null ? default : new EncounterId(encounter),
        };
        return new RiskAlert
        {
            AlertId = AlertId.Of(rule.Id, subject, draft.Anchor),
            Revision = 1,
            Kind = AlertKind.Raised,
            Rule = rule,
            Subject = subject,
            Draft = draft,
            CaseId = CaseId.Of(rule.Id, subject, draft),
            AsOf = Some.OnDay(9),
        };
    }
}
