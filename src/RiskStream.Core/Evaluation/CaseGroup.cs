using RiskStream.Facts;
using RiskStream.Operators;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>
/// The stays of one institution, diagnosis and length within a window, and the clusters among them: around each stay those that are like it.
/// A cluster is so always held together by one stay that an auditor can lay beside the others; chains, in which the ends have little in
/// common, make none, and an honest stay more or less does not make a cluster come apart. Used by one evaluation.
/// </summary>
public sealed class CaseGroup
{
    /// <summary>The most stays that are compared with each other: 32,640 pairs. One institution has hardly more of one length in a week.</summary>
    public const int MostCompared = 256;

    private const double Tolerance = 1e-9;

    private readonly SimilarCases _measure;
    private readonly List<Use<CaseUse>> _cases;
    private readonly List<int> _bands;
    private readonly double?[,] _likeness;

    /// <summary>A group of stays in any order.</summary>
    public CaseGroup(SimilarCases measure, IReadOnlyCollection<Use<CaseUse>> cases)
    {
        _measure = measure;
        _cases = CaseSample.Of(cases, MostCompared);
        _bands = _cases.ConvertAll(one => measure.BandOf(one.Content.Total));
        _likeness = new double?[_cases.Count, _cases.Count];
    }

    /// <summary>The clusters with enough persons whose charges vary little, by the stay in their middle.</summary>
    public IEnumerable<CaseCluster> Clusters()
    {
        var repeats = new SignatureRepeat<int>();
        _bands.ForEach(repeats.Add);
        for (var centre = 0; centre < _cases.Count; centre++)
        {
            if (CouldBeEnough(repeats, _bands[centre]) && ClusterAround(centre) is { } cluster)
            {
                yield return cluster;
            }
        }
    }

    /// <summary>Where charges differ, and they mostly do, no two stays are ever compared.</summary>
    private bool CouldBeEnough(SignatureRepeat<int> repeats, int band)
    {
        var stays = 0;
        for (var near = band - _measure.NeighbourBands; near <= band + _measure.NeighbourBands; near++)
        {
            stays += repeats.CountOf(near);
        }

        return stays >= _measure.MediumPersons;
    }

    private CaseCluster? ClusterAround(int centre)
    {
        var members = new List<int>();
        for (var other = 0; other < _cases.Count; other++)
        {
            if (Math.Abs(_bands[other] - _bands[centre]) <= _measure.NeighbourBands
                && (other == centre || LikenessOf(centre, other) >= _measure.Likeness - Tolerance))
            {
                members.Add(other);
            }
        }

        var persons = members.Select(member => _cases[member].Beneficiary).Distinct().Count();
        var variation = VariationOf(members.ConvertAll(member => (double)_cases[member].Content.Total.Fen));
        return persons >= _measure.MediumPersons && variation <= _measure.MaxVariation + Tolerance
            ? new CaseCluster(members.ConvertAll(member => _cases[member]), persons, variation, MeanLikenessOf(members))
            : null;
    }

    private double MeanLikenessOf(List<int> members)
    {
        var (sum, pairs) = (0.0, 0);
        for (var i = 0; i < members.Count; i++)
        {
            for (var j = i + 1; j < members.Count; j++)
            {
                if (_cases[members[i]].Beneficiary != _cases[members[j]].Beneficiary)
                {
                    sum += LikenessOf(members[i], members[j]);
                    pairs++;
                }
            }
        }

        return sum / pairs;
    }

    private double LikenessOf(int one, int other)
    {
        var (first, second) = one < other ? (one, other) : (other, one);
        return _likeness[first, second] ??= _cases[first].Content.Items.LikenessTo(_cases[second].Content.Items);
    }

    /// <summary>Standard deviation over mean, of all there is and not of a sample.</summary>
    private static double VariationOf(List<double> charges)
    {
        var mean = charges.Average();
        return Math.Sqrt(charges.Average(charge => (charge - mean) * (charge - mean))) / mean;
    }
}
