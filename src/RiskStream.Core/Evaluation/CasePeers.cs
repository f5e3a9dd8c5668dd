using RiskStream.Facts;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>
/// How alike the stays of one diagnosis are at each institution of a prefecture: the mean J of its pairs of stays of different persons.
/// Pairs are of one institution, as those of a cluster are, for every institution has its own drugs and ways, by which stays of two are less
/// alike than those of one. Used by one evaluation.
/// </summary>
internal sealed class CasePeers
{
    /// <summary>The most stays of an institution that are compared: 276 pairs give its mean to a hundredth or two.</summary>
    public const int MostCompared = 24;

    private readonly Dictionary<ProviderId, double> _likeness = [];
    private readonly Dictionary<ProviderId, int> _stays = [];

    /// <summary>What some stays say of their institutions; of one without a pair of stays they say nothing.</summary>
    public CasePeers(IEnumerable<Use<CaseUse>> cases)
    {
        foreach (var institution in cases.GroupBy(one => one.Content.Provider))
        {
            var compared = CaseSample.Of([.. institution], MostCompared);
            if (MeanOf(compared) is { } mean)
            {
                _likeness[institution.Key] = mean;
                _stays[institution.Key] = compared.Count;
            }
        }
    }

    /// <summary>The mean of the other institutions, each of which weighs the same; how many they are, and how many stays were compared.</summary>
    public (double Likeness, int Institutions, int Stays) Without(ProviderId provider)
    {
        var others = _likeness.Where(one => one.Key != provider).OrderBy(one => one.Key.Value, StringComparer.Ordinal).ToList();
        return others.Count == 0
            ? default
            : (others.Average(one => one.Value), others.Count, others.Sum(one => _stays[one.Key]));
    }

    private static double? MeanOf(List<Use<CaseUse>> cases)
    {
        var (sum, pairs) = (0.0, 0);
        for (var i = 0; i < cases.Count; i++)
        {
            for (var j = i + 1; j < cases.Count; j++)
            {
                if (cases[i].Beneficiary != cases[j].Beneficiary)
                {
                    sum += cases[i].Content.Items.LikenessTo(cases[j].Content.Items);
                    pairs++;
                }
            }
        }

        return pairs == 0 ? null : sum / pairs;
    }
}
