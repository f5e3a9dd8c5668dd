namespace RiskStream.Pipeline.HotPath;

/// <summary>Diagnoses and operations in their order.</summary>
internal static class WireCodes
{
    /// <summary>Main ones first, then by their numbers; equal ones stay as they came. Lists are short and mostly sorted.</summary>
    public static void Sort(List<WireCode> codes)
    {
        for (var i = 1; i < codes.Count; i++)
        {
            var code = codes[i];
            var at = i;
            for (; at > 0 && IsBefore(code, codes[at - 1]); at--)
            {
                codes[at] = codes[at - 1];
            }

            codes[at] = code;
        }
    }

    private static bool IsBefore(in WireCode left, in WireCode right) =>
        left.IsMain != right.IsMain ? left.IsMain : left.Order < right.Order;
}
