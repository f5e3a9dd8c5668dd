using RiskStream.Rules;

namespace RiskStream.Checking;

/// <summary>触发场景 (trig_scen): when a hospital or a pharmacy asks. Numbers are those of the national audit transactions 3101 and 3102.</summary>
public enum CareScenario : byte
{
    /// <summary>门诊挂号.</summary>
    OutpatientRegistration = 1,

    /// <summary>门诊收费登记.</summary>
    OutpatientCharges = 2,

    /// <summary>住院登记.</summary>
    InpatientRegistration = 3,

    /// <summary>住院收费登记.</summary>
    InpatientCharges = 4,

    /// <summary>住院执行医嘱.</summary>
    InpatientOrders = 5,

    /// <summary>门诊结算.</summary>
    OutpatientSettlement = 6,

    /// <summary>门诊预结算.</summary>
    OutpatientPreSettlement = 7,

    /// <summary>住院结算.</summary>
    InpatientSettlement = 8,

    /// <summary>住院预结算.</summary>
    InpatientPreSettlement = 9,

    /// <summary>购药划卡.</summary>
    Purchase = 10,
}

/// <summary>What follows from a scenario.</summary>
public static class CareScenarios
{
    /// <summary>The phase: 1 to 5 are 3101, before; 6 to 10 are 3102, during.</summary>
    public static RulePhase PhaseOf(CareScenario scenario) =>
        scenario <= CareScenario.InpatientOrders ? RulePhase.Before : RulePhase.During;

    /// <summary>Whether it is about a stay.</summary>
    public static bool IsOfStay(CareScenario scenario) => scenario
        is CareScenario.InpatientRegistration or CareScenario.InpatientCharges or CareScenario.InpatientOrders
        or CareScenario.InpatientSettlement or CareScenario.InpatientPreSettlement;

    /// <summary>The scenario of a number; null for one that the national transactions do not have.</summary>
    public static CareScenario? Of(int number) => number is >= 1 and <= 10 ? (CareScenario)number : null;
}
