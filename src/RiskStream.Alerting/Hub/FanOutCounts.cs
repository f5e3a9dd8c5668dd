namespace RiskStream.Alerting.Hub;

/// <summary>What the hub has done since its start, and holds now.</summary>
internal record struct FanOutCounts
{
    /// <summary>Alerts taken up and offered to subscribers.</summary>
    public long Taken { get; set; }

    /// <summary>Alerts dropped because the log had shown them before.</summary>
    public long Copies { get; set; }

    /// <summary>Records that were no alert.</summary>
    public long Unreadable { get; set; }

    /// <summary>Subscribers cut off because they were too slow.</summary>
    public long CutOff { get; set; }

    /// <summary>Alerts held in memory.</summary>
    public int Recent { get; set; }

    /// <summary>Subscribers who are up to date.</summary>
    public int Attached { get; set; }
}
