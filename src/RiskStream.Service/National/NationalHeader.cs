using System.Text.Json;
using RiskStream.Checking.Hosting;

namespace RiskStream.Service.National;

/// <summary>What the national envelope says of a transaction.</summary>
internal sealed record NationalHeader
{
    /// <summary>交易编号.</summary>
    public required string Transaction { get; init; }

    /// <summary>发送方报文ID.</summary>
    public required string MessageId { get; init; }

    /// <summary>定点医药机构编号.</summary>
    public required string Provider { get; init; }

    /// <summary>就医地医保区划.</summary>
    public required string Region { get; init; }

    /// <summary>参保地医保区划.</summary>
    public required string InsuredRegion { get; init; }

    /// <summary>设备编号.</summary>
    public required string Device { get; init; }

    /// <summary>经办人.</summary>
    public required string Operator { get; init; }

    /// <summary>交易时间; now, where it is missing, unreadable or too far from the clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Reads it; what is missing is empty.</summary>
    public static NationalHeader Read(JsonElement envelope, CheckOptions options, DateTimeOffset now) => new()
    {
        Transaction = NationalText.Of(envelope, "infno"),
        MessageId = NationalText.Of(envelope, "msgid"),
        Provider = NationalText.Of(envelope, "fixmedins_code"),
        Region = NationalText.Of(envelope, "mdtrtarea_admvs"),
        InsuredRegion = NationalText.Of(envelope, "insuplc_admdvs"),
        Device = NationalText.Of(envelope, "dev_no"),
        Operator = NationalText.Of(envelope, "opter"),
        At = options.TimeOf(NationalText.Time(NationalText.Of(envelope, "inf_time")), now),
    };
}
