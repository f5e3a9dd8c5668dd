using System.Text.Json.Nodes;
using RiskStream.Checking;

namespace RiskStream.Service.Checks;

/// <summary>Questions about <see cref="WarmUpPerson"/>, one a scenario, as hospitals' clients put them. Pure.</summary>
internal static class WarmUpQuestions
{
    /// <summary>An institution that does not exist.</summary>
    public const string Provider = "H00000000000";

    /// <summary>Its region.</summary>
    public const string Region = "000000";

    /// <summary>What is charged, with the kind of charge: an examination, a treatment, a bed and a drug.</summary>
    public static readonly IReadOnlyList<(string Item, string Kind)> Items =
        [("002103000010000", "03"), ("003301020010000", "05"), ("001109000010000", "01"), ("XA10BAE038A001010100001", "09")];

    /// <summary>The national envelope of a question.</summary>
    public static string Of(CareScenario scenario, string messageId, DateTimeOffset now)
    {
        var local = now.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss");
        var isOfStay = CareScenarios.IsOfStay(scenario);
        var isAdmitted = scenario == CareScenario.InpatientRegistration;
        var encounter = new JsonObject
        {
            ["mdtrt_id"] = isOfStay && !isAdmitted ? WarmUpPerson.OpenStay : "WARM-UP-NOW",
            ["medins_id"] = Provider,
            ["medins_admdvs"] = Region,
            ["adm_date"] = isOfStay ? local : "-",
            ["med_type"] = isOfStay ? "21" : scenario == CareScenario.Purchase ? "41" : "11",
            ["medfee_sumamt"] = 80,
            ["fsi_diagnose_dtos"] = new JsonArray(new JsonObject { ["dise_codg"] = "I10", ["maindise_flag"] = "1" }),
            ["fsi_order_dtos"] = new JsonArray([.. Items.Select(Order)]),
        };
        return new JsonObject
        {
            ["infno"] = scenario <= CareScenario.InpatientOrders ? "3101" : "3102",
            ["msgid"] = messageId,
            ["mdtrtarea_admvs"] = Region,
            ["inf_time"] = local,
            ["fixmedins_code"] = Provider,
            ["input"] = new JsonObject
            {
                ["data"] = new JsonObject
                {
                    ["trig_scen"] = $"{(int)scenario}",
                    ["patient_dtos"] = new JsonObject { ["patn_id"] = WarmUpPerson.Token, ["fsi_encounter_dtos"] = new JsonArray(encounter) },
                },
            },
        }.ToJsonString();
    }

    private static JsonObject Order((string Item, string Kind) charged) => new()
    {
        ["rx_id"] = charged.Item,
        ["hilist_code"] = charged.Item,
        ["chrg_type"] = charged.Kind,
        ["cnt"] = 1,
        ["sumamt"] = 20,
        ["drord_begn_date"] = "-",
    };
}
