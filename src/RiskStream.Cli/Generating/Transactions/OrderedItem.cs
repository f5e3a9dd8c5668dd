using RiskStream.Cli.Generating.Catalogue;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>
/// An item as ordered: how much of it, where less than nothing takes back what was charged, and for how many days where it is a drug
/// to take home.
/// </summary>
internal readonly record struct OrderedItem(Item Item, int Quantity = 1, int SupplyDays = 0);
