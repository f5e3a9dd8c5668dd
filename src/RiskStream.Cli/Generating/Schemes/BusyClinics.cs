using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Transactions;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>Rule C03: a clinic with more visits on a day than its doctor can see, and one with doctors enough for as many.</summary>
internal sealed class BusyClinics(Planting planting, int copy)
{
    private const string Rule = "C03";
    private const int Visits = 150;

    public void Plant()
    {
        PlantDay(1, "one-doctor", doctors: 1, "HIGH", "A hundred and fifty visits on a day to a clinic with one doctor.");
        PlantDay(11, "three-doctors", doctors: 3, "NONE", "A hundred and fifty visits on a day to a clinic with three doctors.");
    }

    private void PlantDay(int variant, string name, int doctors, string severity, string description)
    {
        var key = planting.KeyOf(Rule, variant, copy);
        if (planting.Days < 3)
        {
            return;
        }

        var clinic = planting.World.Institutions.PlantClinic(doctors);
        var day = new Dice(key, Strand.Scheme).Between(0, planting.Days - 3);
        var visits = ClinicVisits.Of(planting, key, clinic, day, (Visits, Hour: 8, MinutesBetween: 4), VisitOrders.ForIllness);
        new PlantedDay(Rule, clinic, day, visits).Plant(planting, $"{Rule}-{name}-{copy}", severity, Visits, description);
    }
}
