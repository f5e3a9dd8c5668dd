using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.People;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>
/// Who pays a bill. Invariant: total = funds + own account + family account + cash, and the funds' sum is that of its
/// parts.
/// </summary>
internal static class Payment
{
    private const double FamilyAccountShare = 0.04;
    private const long SeriousIllnessFrom = 12_000_00;

    public static void Settle(Settlement into, Bill bill, Profile who, string level, Dice dice, FamilyAccount family)
    {
        var deductible = into.RsService == ServiceKind.Inpatient ? Math.Min(bill.InScope, DeductibleOf(level)) : 0;
        var pooled = (long)((bill.InScope - deductible) * RatioOf(into.RsService, who.Employee, level));
        var serious = pooled > SeriousIllnessFrom ? (pooled - SeriousIllnessFrom) / 2 : 0;
        var rest = bill.Total - pooled;
        var balance = who.Employee ? 100L * dice.Between(0, 6000) : 0;
        var isRelatives = family == FamilyAccount.Always
            || (family == FamilyAccount.ByChance && who.Employee && dice.Chance(FamilyAccountShare));
        var account = family == FamilyAccount.Always ? rest : Math.Min(rest, balance);
        var relative = isRelatives ? account : 0;

        into.MedfeeSumamtFen = bill.Total;
        into.InscpScpAmtFen = bill.InScope;
        into.FulamtOwnpayAmtFen = bill.Own;
        into.PreselfpayAmtFen = bill.FirstShare;
        into.ActPayDedcFen = deductible;
        into.HifpPayFen = pooled - serious;
        into.HifmiPayFen = serious;
        into.FundPaySumamtFen = pooled;
        into.AcctPayFen = account - relative;
        into.AcctMulaidPayFen = relative;
        into.PsnCashPayFen = rest - account;
        into.BalcFen = Math.Max(0, balance - account);
    }

    private static long DeductibleOf(string level) => level switch { "3" => 800_00, "2" => 400_00, _ => 150_00 };

    private static double RatioOf(ServiceKind service, bool employee, string level) => (service, employee) switch
    {
        (ServiceKind.Inpatient, true) => level == "3" ? 0.85 : 0.9,
        (ServiceKind.Inpatient, false) => level switch { "3" => 0.6, "2" => 0.75, _ => 0.85 },
        (ServiceKind.ChronicOutpatient, true) => 0.85,
        (ServiceKind.ChronicOutpatient, false) => 0.7,
        (ServiceKind.Purchase, true) => 0,
        (ServiceKind.Purchase, false) => 0.3,
        (_, true) => 0.6,
        _ => 0.5,
    };
}
