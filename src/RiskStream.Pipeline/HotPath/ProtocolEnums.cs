using Google.Protobuf.Reflection;
using RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.HotPath;

/// <summary>The contract's enums, by name.</summary>
internal static class ProtocolEnums
{
    public static readonly JsonNames EventType = new(EventsReflection.Descriptor.FindTypeByName<EnumDescriptor>("EventType"));

    public static readonly JsonNames ServiceKind = new(EventsReflection.Descriptor.FindTypeByName<EnumDescriptor>("ServiceKind"));

    public static readonly JsonNames StockMoveKind = new(StockMove.Descriptor.EnumTypes[0]);
}
