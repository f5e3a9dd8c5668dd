namespace StreamConformance;

/// <summary>An error that only a test makes.</summary>
public sealed class TroubleException(string what) : Exception(what);
