using RiskStream.Alerts;

namespace RiskStream.Evaluation;

/// <summary>One episode of a rule.</summary>
/// <param name="Subject">Whom or what it is about.</param>
/// <param name="Draft">What is to be said.</param>
public readonly record struct Finding(Subject Subject, AlertDraft Draft);
