using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>Look-alikes of rule H07: many examinations with a good reason, or just too few of them.</summary>
internal sealed class HonestExams(Planting planting, int copy)
{
    private const string Rule = ExamClusters.Rule;

    private static readonly int[] Uneven = [5, 11, 8];
    private static readonly int[] FirstUses = [4, 10, 18, 25];
    private static readonly Item[] ScreeningPanel = [Exams.HepatitisB, Exams.TumourMarkers, Exams.Ferritin];
    private static readonly Item[] CheckUpPanel =
        [Exams.BloodCount, Exams.Urine, Exams.Liver, Exams.Lipids, Exams.Ecg, Exams.Abdomen, Exams.ChestX];

    public void Plant()
    {
        PlantNineteen(11);
        PlantNewEquipment(12);
        PlantScreening(13);
        PlantCheckUpCentre(14);
        PlantDialysisCentre(15);
    }

    private SessionPlace? PlaceOf(int variant) =>
        SessionPlace.Find(planting, planting.KeyOf(Rule, variant, copy), variant + copy);

    private void PlantNineteen(int variant)
    {
        if (PlaceOf(variant) is not { } place)
        {
            return;
        }

        int Usual(int ordinal) => Uneven[ordinal % Uneven.Length];
        IReadOnlyList<Item> Panel(int ordinal, int number, Dice dice) =>
            ExamClusters.WithOthers(Exams.Gastroscopy, dice);
        place.HoldDayAfter(Usual, Panel);
        var sessions = place.Hold(ordinal => ordinal == place.Counts ? 19 : Usual(ordinal), Panel);
        var description = "19 persons on a weekday that has 8: one short of twenty.";
        Label("nineteen", Exams.Gastroscopy, description, sessions, [place.Counts]);
    }

    /// <summary>
    /// First used three weeks before the day that counts; fewer persons come once the novelty has worn off.
    /// </summary>
    private void PlantNewEquipment(int variant)
    {
        if (PlaceOf(variant) is not { } place)
        {
            return;
        }

        var first = place.Counts - FirstUses.Length + 1;
        var sessions = place.Hold(
            ordinal => ordinal < first ? 0 : ordinal - first < FirstUses.Length ? FirstUses[ordinal - first] : 15,
            (_, _, dice) => ExamClusters.WithOthers(Exams.HeadMri, dice));
        var description = "25 persons on equipment first used 21 days before.";
        Label("new-equipment", Exams.HeadMri, description, sessions, [place.Counts]);
    }

    /// <summary>A public screening programme that the calendar knows of.</summary>
    private void PlantScreening(int variant)
    {
        if (PlaceOf(variant) is not { } place)
        {
            return;
        }

        place.HoldHistory(ScreeningPanel);
        var sessions = place.Hold(ordinal => ordinal == place.Counts ? 26 : 0, (_, _, _) => ScreeningPanel);
        planting.Screenings.Add(new Calendar
        {
            Day = planting.Day(sessions.DayOf(place.Counts)),
            Kind = "screening",
            FixmedinsCode = place.Hospital.Where.Code,
        });
        foreach (var item in ScreeningPanel)
        {
            var description = "26 persons with the same panel on a screening day of the calendar.";
            Label("screening", item, description, sessions, [place.Counts]);
        }
    }

    /// <summary>A house whose specialty is the physical examination: the same panel for everyone, every week.</summary>
    private void PlantCheckUpCentre(int variant)
    {
        var sessions = new ExamSessions(planting.World, planting.KeyOf(Rule, variant, copy))
        {
            Where = planting.World.Institutions.Plant(Axis.Hospital, specialty: "physical_examination"),
            Pool = planting.NextPool(PlantedHospital.PoolSize),
            Weekday = DayOfWeek.Wednesday,
            Turnout = _ => 17,
            Panel = (_, _, _) => CheckUpPanel,
        };
        planting.Add(sessions);
        foreach (var item in CheckUpPanel)
        {
            var description = "17 persons with the same panel at a physical examination centre, weekly.";
            Label("check-up", item, description, sessions, [.. Enumerable.Range(0, sessions.Count)]);
        }
    }

    private void PlantDialysisCentre(int variant)
    {
        var centre = new PlantedDialysisCentre(planting, planting.KeyOf(Rule, variant, copy));
        planting.Add(centre);
        foreach (var item in PlantedDialysisCentre.Panel)
        {
            planting.Labels.Add(new SchemeLabel
            {
                SchemeId = $"{Rule}-dialysis-panel-{copy}",
                RuleId = Rule,
                IsScheme = false,
                SubjectKind = "inst+item",
                SubjectKey = $"{centre.Where.Code}|{item.Code}",
                Severity = "NONE",
                Days = [.. centre.PanelDays.Select(planting.Day)],
                BusinessKeys = [.. centre.PanelDays.SelectMany(centre.BusinessKeys)],
                Description = "The monthly panel of all dialysis patients of a centre (N18.5, Z49.1), on one day.",
            });
        }
    }

    private void Label(
        string name, Item item, string description, ExamSessions sessions, IReadOnlyList<int> ordinals)
    {
        var finding = new SessionFinding($"{Rule}-{name}-{copy}", item, "NONE", description);
        planting.Labels.Add(finding.Label(planting, sessions, ordinals));
    }
}
