using Grpc.Core;

namespace Compat.Grpc.Tests;

public class MetadataEntryTests
{
    [Fact]
    public void Keys_are_lower_case_and_found_in_any_case()
    {
        Metadata metadata = new() { { "X-Desk_1.a", "v" } };

        Assert.Equal("x-desk_1.a", metadata[0].Key);
        Assert.Equal("v", metadata.GetValue("x-DESK_1.A"));
        Assert.Null(metadata.GetValue("other"));
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("grüß")]
    [InlineData("colon:")]
    public void A_key_of_other_characters_is_refused(string key) =>
        Assert.Throws<ArgumentException>(() => new Metadata.Entry(key, "v"));

    [Fact]
    public void The_ending_of_a_key_decides_between_text_and_bytes()
    {
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("x-bin", "text"));
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("x", new byte[1]));
        Assert.True(new Metadata.Entry("x-bin", new byte[1]).IsBinary);
        Assert.Throws<InvalidOperationException>(() => new Metadata.Entry("x-bin", new byte[1]).Value);
        Assert.Equal("v"u8.ToArray(), new Metadata.Entry("x", "v").ValueBytes);
    }

    [Fact]
    public void Bytes_do_not_change_with_the_array_they_came_from()
    {
        byte[] bytes = [1];
        Metadata.Entry entry = new("x-bin", bytes);

        bytes[0] = 2;
        entry.ValueBytes[0] = 3;

        Assert.Equal([1], entry.ValueBytes);
    }

    [Fact]
    public void The_empty_metadata_stays_empty()
    {
        Assert.True(Metadata.Empty.IsReadOnly);
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Add("x", "v"));
        Assert.Empty(Metadata.Empty);
    }

    [Fact]
    public void Metadata_can_be_edited_as_a_list()
    {
        Metadata.Entry a = new("a", "1");
        Metadata.Entry b = new("b", "2");
        Metadata metadata = [b];

        metadata.Insert(0, a);
        metadata[1] = new Metadata.Entry("c", "3");

        Assert.Equal(["a", "c"], metadata.Select(entry => entry.Key));
        Assert.True(metadata.Remove(a));
        Assert.DoesNotContain(a, metadata);
        metadata.RemoveAt(0);
        Assert.Empty(metadata);
    }
}
