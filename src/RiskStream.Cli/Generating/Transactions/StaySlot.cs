using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.People;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>Who is in hospital where, from which civil day on and for how many nights.</summary>
internal readonly record struct StaySlot(ulong Key, Profile Who, Institution Where, int Day, int Nights);
