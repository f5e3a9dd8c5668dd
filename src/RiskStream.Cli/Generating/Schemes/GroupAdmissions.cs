using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>Rule H14: residents of one home who are admitted together, once and again, and a school that fell ill.</summary>
internal sealed class GroupAdmissions(Planting planting, int copy)
{
    private const string Rule = "H14";
    private const int Persons = 6;
    private const int PersonsThatAlarm = 5;
    private const int Nights = 8;
    private const int DaysBetween = 21;

    public void Plant()
    {
        Plant(1, "nursing-home", ["MEDIUM"], medType: "21", "Six residents of one nursing home admitted within 48 hours.");
        Plant(2, "nursing-home-again", ["MEDIUM", "HIGH"], medType: "21", "The same home sends six residents twice within 90 days.");
        Plant(11, "school", ["NONE"], medType: "24", "Six of one school come through the emergency room within 48 hours.");
    }

    private void Plant(int variant, string name, string[] severities, string medType, string description)
    {
        var length = ((severities.Length - 1) * DaysBetween) + Nights + 2;
        if (planting.Days < length)
        {
            return;
        }

        var dice = new Dice(planting.KeyOf(Rule, variant, copy), Strand.Scheme);
        var hospitals = planting.World.Institutions.Ordinary(Axis.Hospital);
        var (hospital, day) = (dice.Pick(hospitals), dice.Below(planting.Days - length + 1));
        var home = Ids.Token(dice.Next(), 5);
        foreach (var severity in severities)
        {
            var stays = Admit(dice, hospital, day, stay => stay with { MedType = medType, Home = home });
            Label($"{Rule}-{name}-{copy}", $"{hospital.Code}|{home}", severity, stays, description);
            day += DaysBetween;
        }
    }

    /// <summary>Three on a day and three on the next, by the time of admission.</summary>
    private List<Stay> Admit(Dice dice, Institution where, int day, Func<Stay, Stay> with)
    {
        var calendar = planting.World.Calendar;
        var stays = new List<Stay>();
        for (var number = 0; number < Persons; number++)
        {
            Profile who = planting.NextAdult(70);
            var slot = new StaySlot(dice.Next(), who, where, day + (number / 3), Nights);
            var stay = with(Stays.ForIllness(Conditions.Dizziness, slot, calendar)) with { Lane = Lane.Planted };
            planting.Script.Add(stay.Day, () => StayPlan.Of(stay, calendar));
            stays.Add(stay);
        }

        return [.. stays.OrderBy(stay => stay.Admitted)];
    }

    private void Label(string scheme, string subject, string severity, List<Stay> stays, string description)
    {
        var isScheme = severity != "NONE";
        planting.Labels.Add(new SchemeLabel
        {
            SchemeId = scheme,
            RuleId = Rule,
            IsScheme = isScheme,
            SubjectKind = "inst+addr",
            SubjectKey = subject,
            Severity = severity,
            AnchorDay = isScheme ? planting.Day(stays[PersonsThatAlarm - 1].Day) : "",
            Days = [.. stays.Select(stay => planting.Day(stay.Day)).Distinct()],
            BusinessKeys = [.. stays.Select(stay => "ADM:" + stay.EncounterId)],
            Description = description,
        });
    }
}
