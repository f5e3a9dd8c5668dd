using System.IO.Compression;
using CsvHelper;

namespace RiskStream.Cli.Replaying;

/// <summary>
/// Reads inpatient and outpatient claims of the CMS 2008–2010 Data Entrepreneurs' Synthetic Public Use File. A claim becomes one
/// settlement at 12:00 (UTC+8) of CLM_THRU_DT, which for a stay says when it began (CLM_ADMSN_DT, 08:00) and ended
/// (NCH_BENE_DSCHRG_DT, 10:00). The second segment of a claim, which carries no dates, adds its codes to the first. Order: CLM_THRU_DT, then CLM_ID. Diagnoses are ICD-9, which
/// no exclusion set names; items are HCPCS codes without price or quantity, laboratory where they begin with 8. A negative payment
/// is an adjustment of another claim and counts as nothing. Amounts are US dollars: cents stand in for fen.
/// </summary>
public static class DesynpufInput
{
    /// <summary>Reads whole files: their claims must be put in order. <paramref name="progress"/> is told the bytes read.</summary>
    public static IEnumerable<ReplayInput> Read(string path, Action<long> progress)
    {
        var claims = new Dictionary<string, DesynpufClaim>();
        var continuations = new List<(DesynpufClaim Claim, long Line)>();
        var faults = new List<ReplayInput.Unusable>();
        using var file = File.OpenRead(path);
        using var text = new StreamReader(
            path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        using var csv = CsvReader.Create(text, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true }, true);
        csv.ReadHeader();
        if (!csv.TryGetFieldIndex("CLM_THRU_DT", out _))
        {
            yield return new ReplayInput.Unusable(
                path, 1, 1, "no column CLM_THRU_DT: this is no claims file of the DE-SynPUF; for events use --format ndjson");
            yield break;
        }

        while (csv.Read())
        {
            progress(file.Position);
            var claim = DesynpufClaim.Read(csv);
            if (claim.IsContinuation)
            {
                continuations.Add((claim, csv.LineNumber));
            }
            else if (claim.Fault is { } fault)
            {
                faults.Add(new ReplayInput.Unusable(path, csv.LineNumber, fault.Column, fault.Detail));
            }
            else
            {
                claims[claim.Id] = claim;
            }
        }

        foreach (var (claim, line) in continuations)
        {
            if (claims.TryGetValue(claim.Id, out var first))
            {
                first.AddSegment(claim);
            }
            else
            {
                faults.Add(new ReplayInput.Unusable(path, line, 1, $"segment 2 of claim {claim.Id} has no segment 1 in this file"));
            }
        }

        foreach (var fault in faults)
        {
            yield return fault;
        }

        var inOrder = claims.Values
            .OrderBy(claim => claim.Through, StringComparer.Ordinal)
            .ThenBy(claim => claim.Id, StringComparer.Ordinal);
        foreach (var claim in inOrder)
        {
            yield return new ReplayInput.Usable(claim.ToEvent());
        }
    }
}
