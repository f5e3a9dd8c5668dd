namespace RiskStream.Evaluation;

/// <summary>A limit that is both a number and a share. Pure.</summary>
internal static class ShareLimit
{
    private const double Tolerance = 1e-9;

    /// <summary>The fewest things that are at least so many and at least such a share of all.</summary>
    public static int Of(int atLeast, double share, int all) => Math.Max(atLeast, (int)Math.Ceiling((share * all) - Tolerance));
}
