using RiskStream.Statements;

namespace RiskStream.Pipeline.HotPath;

/// <summary>
/// An event while it is read, from protobuf or JSON alike: positions of its texts and its numbers, for those fields that facts keep.
/// Reused from record to record, so that reading allocates nothing. Used by one reader at a time.
/// </summary>
internal sealed class WireEvent
{
    private byte[] _scratch = new byte[1024];
    private int _scratchLength;
    private WireLine[] _lines = new WireLine[16];
    private int _lineCount;
    private byte[] _source = [];
    private int _sum;

    public WireText BusinessKey, Transaction, Message, SettlementMessage, UndoneTransaction, UndoneMessage;
    public WireText Provider, Region, Operator, Device, EnvelopePerson;
    public uint Version;
    public int Type;
    public bool IsBackfill;
    public WireTime EventTime, IngestedAt;
    public WireBody Body;
    public BodyFields Fields;

    /// <summary>Diagnoses of the body.</summary>
    public List<WireCode> Diagnoses { get; } = [];

    /// <summary>Operations of the body.</summary>
    public List<WireCode> Operations { get; } = [];

    /// <summary>Line numbers of a cancellation, or trace codes of a stock move.</summary>
    public List<WireText> Texts { get; } = [];

    /// <summary>Trace codes of the charge lines, line by line.</summary>
    public List<WireText> LineCodes { get; } = [];

    /// <summary>Charge lines of the body.</summary>
    public ReadOnlySpan<WireLine> Lines => _lines.AsSpan(0, _lineCount);

    /// <summary>Makes it ready for a record.</summary>
    public void Begin(byte[] source)
    {
        _source = source;
        ReadAhead(source);
        _scratchLength = 0;
        BusinessKey = Transaction = Message = SettlementMessage = UndoneTransaction = UndoneMessage = default;
        Provider = Region = Operator = Device = EnvelopePerson = default;
        Version = 0;
        Type = 0;
        IsBackfill = false;
        EventTime = IngestedAt = default;
        if (Body != WireBody.None)
        {
            Body = WireBody.None;
            ClearBody();
        }
    }

    /// <summary>
    /// Says which body comes. In protobuf of several bodies the last one counts, and two parts of one are one; a JSON record with a second
    /// body is refused before it comes here.
    /// </summary>
    public void BeginBody(WireBody body)
    {
        if (Body != body && Body != WireBody.None)
        {
            ClearBody();
        }

        Body = body;
    }

    /// <summary>A new charge line.</summary>
    public ref WireLine AddLine()
    {
        if (_lineCount == _lines.Length)
        {
            Array.Resize(ref _lines, 2 * _lines.Length);
        }

        ref var line = ref _lines[_lineCount++];
        line = default;
        line.FirstCode = LineCodes.Count;
        return ref line;
    }

    /// <summary>Room for an unescaped text of up to so many bytes.</summary>
    public Span<byte> Scratch(int bytes)
    {
        if (_scratch.Length - _scratchLength < bytes)
        {
            Array.Resize(ref _scratch, Math.Max(2 * _scratch.Length, _scratchLength + bytes));
        }

        return _scratch.AsSpan(_scratchLength, bytes);
    }

    /// <summary>Keeps the text that was written to the scratch.</summary>
    public WireText KeepScratch(int length)
    {
        var kept = new WireText(~_scratchLength, length);
        _scratchLength += length;
        return kept;
    }

    /// <summary>The bytes of a text.</summary>
    public ReadOnlySpan<byte> Bytes(WireText text) => text.Start < 0
        ? _scratch.AsSpan(~text.Start, text.Length)
        : _source.AsSpan(text.Start, text.Length);

    /// <summary>A text in one block. False where it is too long for that, or stands in the scratch or at the very end of the record.</summary>
    public bool TryShort(WireText text, out ShortText value) => ShortText.TryRead(_source, text.Start, text.Length, out value);

    /// <summary>A text as a string.</summary>
    public string Text(WireText text) => TextPool.Current.Text(Bytes(text));

    /// <summary>
    /// Looks at each cache line once. A record that is not in the cache is then fetched at one go instead of line by line, each time
    /// that reading gets there: a twentieth of the time of a settlement in protobuf, and next to nothing where it is in the cache.
    /// </summary>
    private void ReadAhead(byte[] source)
    {
        const int CacheLine = 64;
        const int MostBytes = 4096;
        var sum = 0;
        for (var at = 0; at < source.Length && at < MostBytes; at += CacheLine)
        {
            sum ^= source[at];
        }

        // Kept, so that it is not left out.
        _sum = sum;
    }

    private void ClearBody()
    {
        Fields = default;
        _lineCount = 0;
        Diagnoses.Clear();
        Operations.Clear();
        Texts.Clear();
        LineCodes.Clear();
    }

    /// <summary>What bodies have, by meaning: two bodies use one field where it means the same.</summary>
    internal struct BodyFields
    {
        public WireText Person, Encounter, Settlement, OriginalSettlement, Batch, MedicalType, Disease, TransferredFrom, Doctor, Department;
        public WireText CredentialType, Kind, From, To, Reason, Code, OtherCode, Number, Item, Lot, Document, Line;
        public WireText Rule, SubjectKind, SubjectKey, Day;
        public WireText Phone, Address, Employer, Contact;
        public WireTime BegunAt, EndedAt, At;
        public double Age;
        public int Service, Days, MoveKind, DeletedKind;
        public long TotalFen, FundFen, AccountFen, FamilyFen, BalanceFen, PriceE6;
        public bool IsNewborn, IsEmergency, IsFaceVerified, IsMidStay, IsAll, IsSplitPack, IsCancelled, HasBalance;
    }
}
