using System.Text.Json;
using RiskStream.Checking;
using RiskStream.Protocol.V1;

namespace RiskStream.Service.National;

/// <summary>
/// One patient of a 3101 or 3102 as events that state what is decided now, and what was done before in the same encounter. Other
/// encounters that the hospital sends along are left aside: the service knows them better. Pure.
/// </summary>
internal sealed class NationalQuestion
{
    private NationalQuestion(string patient, string encounter) => (Patient, Encounter) = (patient, encounter);

    /// <summary>参保人标识 as it was sent.</summary>
    public string Patient { get; }

    /// <summary>就诊标识 as it was sent.</summary>
    public string Encounter { get; }

    /// <summary>Numbers of the orders that are decided now (rx_id), by those of their lines.</summary>
    public IReadOnlyDictionary<string, string> Orders { get; private set; } = new Dictionary<string, string>();

    /// <summary>Whether the hospital flags an emergency (er_flag).</summary>
    public bool IsEmergency { get; private set; }

    /// <summary>What is decided now.</summary>
    public List<Envelope> Events { get; } = [];

    /// <summary>What was done before, one fact each.</summary>
    public List<Envelope> Context { get; } = [];

    /// <summary>Reads a patient. Returns what is wrong, or null.</summary>
    public static string? TryRead(
        NationalHeader header, CareScenario scenario, JsonElement patient, PersonTokens tokens, out NationalQuestion? question)
    {
        question = null;
        var number = NationalText.Of(patient, "patn_id");
        if (number.Length == 0)
        {
            return "patn_id is missing in patient_dtos; give the person's number";
        }

        var encounters = NationalText.Many(patient, "fsi_encounter_dtos", "encounterDtos");
        if (encounters.Count == 0)
        {
            return "fsi_encounter_dtos is missing in patient_dtos; give the visit or stay that is decided now";
        }

        var encounter = CurrentOf(encounters, NationalText.Of(patient, "curr_mdtrt_id"));
        var id = NationalText.Of(encounter, "mdtrt_id");
        question = new NationalQuestion(number, id);
        question.Fill(new NationalVisit(header, scenario, patient, encounter, tokens.Of(number)));
        return null;
    }

    private static JsonElement CurrentOf(IReadOnlyList<JsonElement> encounters, string current)
    {
        foreach (var encounter in encounters)
        {
            if (current.Length > 0 && NationalText.Of(encounter, "mdtrt_id") == current)
            {
                return encounter;
            }
        }

        foreach (var encounter in encounters)
        {
            if (NationalVisit.OrdersOf(encounter).Any(order => NationalText.Of(order, "curr_drord_flag") == "1"))
            {
                return encounter;
            }
        }

        return encounters[^1];
    }

    private void Fill(NationalVisit visit)
    {
        (Orders, IsEmergency) = (visit.Orders, visit.IsEmergency);
        switch (visit.Scenario)
        {
            case CareScenario.InpatientRegistration:
                Events.Add(visit.Admission());
                break;
            case CareScenario.InpatientCharges or CareScenario.InpatientOrders:
                Events.Add(visit.Charges(visit.Decided));
                Context.Add(visit.Admission());
                break;
            default:
                Events.Add(visit.Settlement());
                break;
        }

        foreach (var line in visit.Done)
        {
            Context.Add(visit.Charges([line]));
        }
    }
}
