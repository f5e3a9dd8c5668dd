using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;

namespace RiskStream.Stages;

/// <summary>
/// One kind of use as the institution stage keeps and judges it: which keys its changes are kept under, and what its rules say of a
/// key. Immutable.
/// </summary>
internal interface IUseKind
{
    /// <summary>What its keys begin with, before the first <c>|</c>; the institution follows, or what else they are of.</summary>
    string Prefix { get; }

    /// <summary>The keys that a change is of; none if it is of another kind.</summary>
    IEnumerable<string> KeysOf(InstitutionChange change);

    /// <summary>How long its uses are kept behind the watermark.</summary>
    TimeSpan KeptFor(Retention retention);

    /// <summary>The institution of a key, or the last one where a key has several; <c>default</c> if nothing is kept.</summary>
    ProviderId ProviderOf(InstitutionState state);

    /// <summary>Whether a change of lists can concern a key.</summary>
    bool IsConcerned(string key, ReferenceChange change);

    /// <summary>
    /// The earliest instant after the hour that timers have reached at which more is to be said of a key though nothing changes; null if
    /// there is none.
    /// </summary>
    EventTimestamp? NextLook(InstitutionState state, EventTimestamp now);

    /// <summary>What is kept under a key, empty so far.</summary>
    InstitutionState NewState(string key);

    /// <summary>Applies a change and judges anew what it touches. Returns false if it says nothing new.</summary>
    bool Apply(InstitutionChange change, InstitutionState state, CivilDay horizon, Occasion occasion);

    /// <summary>Judges everything that is kept under a key. Windows must not reach before <paramref name="horizon"/>.</summary>
    void Judge(InstitutionState state, CivilDay horizon, Occasion occasion);
}
