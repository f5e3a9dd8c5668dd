using RiskStream.Cli.Generating.Transactions;

namespace RiskStream.Cli.Generating.Background;

/// <summary>Something that makes events happen. It keeps no state: the same day is always planned the same.</summary>
internal interface IEventSource
{
    /// <summary>Plans what begins on a civil day; it may last longer, but nothing falls before that day.</summary>
    void Plan(int day, Agenda agenda);
}
