namespace RiskStream.Service.Checks;

/// <summary>What may be fed back about a finding, by whichever door.</summary>
internal static class Feedbacks
{
    /// <summary>dspo_way: goes on in spite of the finding.</summary>
    public const string GoesOn = "1";

    /// <summary>dspo_way: changes what it wanted.</summary>
    public const string Changes = "2";

    private const int LongestId = 50;
    private const int LongestReason = 500;

    /// <summary>What is wrong with feedback, or null.</summary>
    public static string? FaultOf(string findingId, string way, string reason) =>
        findingId.Length is 0 or > LongestId ? $"the finding's id has {findingId.Length} characters, not 1 to {LongestId}; give the one of the answer"
        : way is not (GoesOn or Changes) ? $"dspo_way is '{way}', neither 1 (go on) nor 2 (change)"
        : way == GoesOn && string.IsNullOrWhiteSpace(reason) ? "dspo_way is 1 and dspo_way_rea is empty; who goes on gives a reason"
        : reason.Length > LongestReason ? $"dspo_way_rea has {reason.Length} characters, more than {LongestReason}"
        : null;
}
