namespace RiskStream.Evaluation;

/// <summary>What a rule on the visits of an institution makes of a civil day, kept until a visit changes it. A closed set.</summary>
public abstract record VisitMeasurement;
