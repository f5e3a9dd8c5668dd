using System.Threading.Channels;
using Akka.Streams.Implementation;

namespace Akka.Streams.Dsl;

/// <summary>Makes sources from channels.</summary>
public static class ChannelSource
{
    /// <summary>
    /// Reads the channel as downstream demands, and completes or fails as it does. A stream that ends earlier leaves
    /// the rest in the channel.
    /// </summary>
    public static Source<T, NotUsed> FromReader<T>(ChannelReader<T> reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new(scope => (scope.Add(new ChannelStage<T>(reader)), NotUsed.Instance));
    }
}
