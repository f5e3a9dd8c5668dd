using RiskStream.Alerts;
using RiskStream.Rules;

namespace RiskStream.Checking;

/// <summary>What a rule says of a candidate.</summary>
/// <param name="Alert">The alert that would stand if it were done, never withdrawn.</param>
/// <param name="Action">What is asked of the hospital.</param>
/// <param name="Items">National codes of the candidate's items that are evidence, each once.</param>
/// <param name="Lines">The candidate's own numbers of those charges (feedetl_sn, rx_id).</param>
public sealed record CheckFinding(RiskAlert Alert, CareAction Action, IReadOnlyList<string> Items, IReadOnlyList<string> Lines);
