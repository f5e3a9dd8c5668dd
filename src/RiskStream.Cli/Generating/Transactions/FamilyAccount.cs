namespace RiskStream.Cli.Generating.Transactions;

/// <summary>Whether a relative's account pays what the funds leave over (acct_mulaid_pay).</summary>
internal enum FamilyAccount
{
    /// <summary>Now and then in place of one's own, where one has an account.</summary>
    ByChance,

    Never,

    /// <summary>All of what is left over.</summary>
    Always,
}
