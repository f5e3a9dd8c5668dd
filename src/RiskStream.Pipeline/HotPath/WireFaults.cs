using System.Runtime.CompilerServices;
using System.Text;
using RiskStream.Facts;
using RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.HotPath;

/// <summary>
/// What is said of fields that cannot be used: the field, the value, the bound and the remedy. None of it is inlined into the reading,
/// which would else clear the room for composing these texts each time: a twentieth of the time of a settlement.
/// </summary>
internal static class WireFaults
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string TooLong(string name, int length, int most) =>
        $"{name} has {length} characters, more than {most}; send the code, not a text";

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string Absent(string name, ReadOnlySpan<byte> given) =>
        $"{name} is absent (\"{Encoding.UTF8.GetString(given)}\"); this event type needs it";

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string AbsentTime(string name) => $"{name} is absent; every event needs it";

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string AbsentBody(string name, WireEvent source) =>
        $"{name} is absent: type {(EventType)source.Type} needs it, and the record carries {source.Body}; send {name}, or the type of what it carries";

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string AbsentService(WireEvent source) =>
        $"rs_service is absent and infno \"{source.Text(source.Transaction)}\" does not tell it; send either";

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string NoTime(string name, in WireTime time) =>
        $"{name} is {time.Seconds} s {time.Nanos} ns since 1970, outside 2000-01-01 to 2100-01-01; send UTC";

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string NoDay(string name, string given) =>
        $"{name} is \"{given}\", no day from 2000-01-01 to 2099-12-31; write it as yyyy-MM-dd, or leave it out";

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string NoAmount(string name, long fen) =>
        $"{name} is {fen}, outside 0 to {Money.MaxFen} fen; take a settlement back with SETTLEMENT_REVERSED, not by a negative amount";

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string NoLineAmount(string name, long fen) =>
        $"{name} is {fen}, outside ±{Money.MaxFen} fen; amounts are in 0.01 yuan";

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string NoQuantity(string name, ReadOnlySpan<byte> given, long most) =>
        $"{name} is \"{Encoding.UTF8.GetString(given)}\", not a decimal number within ±{most}; write it like 2 or 0.5";

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string NoService(int value, int last) =>
        $"rs_service is {value}, outside 0 to {last}; send a value of ServiceKind, or leave it out";

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string NotFinite(string name, double value) => $"{name} is {value}; send a finite number or leave it out";

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string NoText(string name, ReadOnlySpan<byte> given)
    {
        const int MostShown = 16;
        var shown = Convert.ToHexString(given[..Math.Min(MostShown, given.Length)]);
        return $"{name} (bytes {shown}) is no valid UTF-8, or holds U+FFFD for what was lost before; send UTF-8, or leave it out";
    }
}
