using System.Text;
using RiskStream.Pipeline.Consuming;

namespace RiskStream.Pipeline.Tests.Consuming;

/// <summary>Keys are where Kafka's own clients put them: values of the test of Kafka's <c>Utils.murmur2</c>.</summary>
public sealed class Murmur2Tests
{
    [Theory]
    [InlineData("21", -973932308)]
    [InlineData("foobar", -790332482)]
    [InlineData("a-little-bit-long-string", -985981536)]
    [InlineData("a-little-bit-longer-string", -1486304829)]
    [InlineData("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971)]
    [InlineData("abc", 479470107)]
    public void The_hash_is_that_of_the_java_client(string key, int hash) =>
        Assert.Equal(unchecked((uint)hash), Murmur2.Hash(Encoding.UTF8.GetBytes(key)));
}
