using RiskStream.Checking;

namespace RiskStream.Ports;

/// <summary>Keeps what was asked, answered and fed back. Nobody waits for it: an answer is due at once. Safe for concurrent use.</summary>
public interface ICheckLog
{
    /// <summary>Keeps a check.</summary>
    void Keep(CheckRecord check);

    /// <summary>Keeps what was done about a finding.</summary>
    void Keep(FeedbackRecord feedback);
}
