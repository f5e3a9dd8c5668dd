using RiskStream.Pipeline.Native;

namespace RiskStream.Pipeline.Tests.Native;

public sealed class LibrdkafkaResolverTests
{
    private readonly List<string> _asked = [];

    [Fact]
    public void What_a_package_brought_is_taken_and_the_system_is_not_asked()
    {
        Assert.Equal(1, LibrdkafkaResolver.Find(Gives(1), Gives(2)));
        Assert.Equal(["librdkafka"], _asked);
    }

    [Fact]
    public void Without_a_package_the_systems_library_is_taken()
    {
        Assert.Equal(2, LibrdkafkaResolver.Find(Gives(0), Gives(2)));
        Assert.Equal(["librdkafka", "librdkafka.so.1"], _asked);
    }

    [Fact]
    public void With_neither_nothing_is_found_and_the_message_names_both_and_the_remedy()
    {
        Assert.Equal(0, LibrdkafkaResolver.Find(Gives(0), Gives(0)));
        Assert.Contains("'librdkafka'", LibrdkafkaResolver.MissingMessage);
        Assert.Contains("'librdkafka.so.1'", LibrdkafkaResolver.MissingMessage);
        Assert.Contains("apt-get install librdkafka1", LibrdkafkaResolver.MissingMessage);
    }

    [Fact]
    public void Confluents_client_loads_through_it()
    {
        LibrdkafkaResolver.EnsureLoadable();
        Assert.True(Confluent.Kafka.Library.Version >= 0x01090000, Confluent.Kafka.Library.VersionString);
    }

    private LibrdkafkaResolver.TryLoad Gives(nint found) => (string name, out nint handle) =>
    {
        _asked.Add(name);
        handle = found;
        return found != 0;
    };
}
