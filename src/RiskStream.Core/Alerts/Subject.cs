namespace RiskStream.Alerts;

/// <summary>What an alert is about.</summary>
/// <param name="Kind">The parts of the key, e.g. <c>psn</c>, <c>inst</c>, <c>inst+item</c>.</param>
/// <param name="Key">The parts, joined by <c>|</c>.</param>
public readonly record struct Subject(string Kind, string Key);
