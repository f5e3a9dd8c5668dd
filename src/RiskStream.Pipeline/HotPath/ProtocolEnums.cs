using Google.Protobuf.Reflection;
using RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.HotPath;

/// <summary>The contract's enums, by name.</summary>
internal static class ProtocolEnums
{
    public static readonly EnumDescriptor EventType = EventsReflection.Descriptor.FindTypeByName<EnumDescriptor>("EventType");

    public static readonly EnumDescriptor ServiceKind = EventsReflection.Descriptor.FindTypeByName<EnumDescriptor>("ServiceKind");

    public static readonly EnumDescriptor StockMoveKind = StockMove.Descriptor.EnumTypes[0];
}
