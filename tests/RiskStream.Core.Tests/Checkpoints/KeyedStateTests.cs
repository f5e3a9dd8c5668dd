using RiskStream.Checkpoints;

namespace RiskStream.Core.Tests;

/// <summary>How state under a key is stored: as a log of changes, and anew when that has grown.</summary>
public class KeyedStateTests
{
    [Fact]
    public void State_that_nothing_touched_stores_nothing() => Assert.Null(new Notes().TakeChange());

    [Fact]
    public void The_first_change_is_stored_whole()
    {
        var notes = new Notes();
        notes.Add("a");

        Assert.Equal(StateChangeKind.Replace, notes.TakeChange()?.Kind);
        Assert.Null(notes.TakeChange());
    }

    [Fact]
    public void Later_changes_are_appended()
    {
        var notes = new Notes();
        notes.Add("a");
        var stored = notes.TakeChange()!.Bytes;

        notes.Add("b");
        var change = notes.TakeChange()!;

        Assert.Equal(StateChangeKind.Append, change.Kind);
        Assert.Equal(["a", "b"], Restored([.. stored, .. change.Bytes]).All);
    }

    [Fact]
    public void A_log_that_has_grown_to_twice_what_it_says_is_stored_anew()
    {
        var notes = new Notes();
        notes.Add("a");
        notes.TakeChange();

        var kinds = new List<StateChangeKind>();
        for (var n = 0; n < 2000; n++)
        {
            notes.Add("b");
            notes.Drop("b");
            kinds.Add(notes.TakeChange()!.Kind);
        }

        Assert.InRange(kinds.Count(kind => kind == StateChangeKind.Replace), 1, 4);
        Assert.InRange(notes.StoredBytes, 1, 5000);
    }

    [Fact]
    public void What_was_forgotten_makes_it_be_stored_anew()
    {
        var notes = new Notes();
        notes.Add("a");
        notes.Add("b");
        notes.TakeChange();

        notes.ForgetSilently("a");
        var change = notes.TakeChange()!;

        Assert.Equal(StateChangeKind.Replace, change.Kind);
        Assert.Equal(["b"], Restored(change.Bytes).All);
    }

    [Fact]
    public void State_that_was_restored_goes_on_appending()
    {
        var notes = new Notes();
        notes.Add("a");
        var restored = Restored(notes.TakeChange()!.Bytes);

        Assert.Null(restored.TakeChange());
        restored.Add("b");

        Assert.Equal(StateChangeKind.Append, restored.TakeChange()?.Kind);
    }

    [Theory]
    [InlineData(new byte[0], "1 bytes wanted")]
    [InlineData(new byte[] { 2 }, "version 2")]
    [InlineData(new byte[] { 4, 9 }, "9 is no kind of note")]
    [InlineData(new byte[] { 4, 1, 4, 65 }, "4 bytes wanted")]
    public void Damage_is_said_with_the_key_and_the_remedy(byte[] stored, string what)
    {
        var damage = Assert.Throws<DamagedStateException>(() => Restored(stored));

        Assert.Contains("notes", damage.Message, StringComparison.Ordinal);
        Assert.Contains(what, damage.Message, StringComparison.Ordinal);
        Assert.Contains("Rebuild the partition's state from the log", damage.Message, StringComparison.Ordinal);
    }

    private static Notes Restored(byte[] stored)
    {
        var notes = new Notes();
        notes.Restore(stored);
        return notes;
    }

    private sealed class Notes() : KeyedState("notes")
    {
        public List<string> All { get; } = [];

        public void Add(string note)
        {
            All.Add(note);
            Pending.Byte(1);
            Pending.Text(note);
        }

        public void Drop(string note)
        {
            All.Remove(note);
            Pending.Byte(2);
            Pending.Text(note);
        }

        public void ForgetSilently(string note)
        {
            All.Remove(note);
            RequireRewrite();
        }

        protected override void ReadEntry(ref StateReader reader)
        {
            var kind = reader.Byte();
            switch (kind)
            {
                case 1:
                    All.Add(reader.Text());
                    break;
                case 2:
                    All.Remove(reader.Text());
                    break;
                default:
                    throw new DamagedStateException($"{kind} is no kind of note");
            }
        }

        protected override void WriteEntries(StateWriter writer)
        {
            foreach (var note in All)
            {
                writer.Byte(1);
                writer.Text(note);
            }
        }
    }
}
