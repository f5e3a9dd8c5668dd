using System.Runtime.CompilerServices;
using Pipelines.Sockets.Unofficial;
using StackExchange.Redis;
using Xunit.Abstractions;

namespace Compat.Redis.Tests.StandIn;

/// <summary>
/// The client was compiled against another assembly; here the runtime says whether the substitute fits.
/// </summary>
public sealed class ClientMetadataTests(ITestOutputHelper output) : IDisposable
{
    private readonly ClientMetadata _client =
        new(typeof(ConnectionMultiplexer).Assembly, typeof(SocketConnection).Assembly);

    public void Dispose() => _client.Dispose();

    [Fact]
    public void Every_type_and_member_that_the_client_names_is_there()
    {
        var tokens = _client.TokensOfTheSubstitute().ToArray();
        var missing = tokens.Select(token => Failure(() => _client.Resolve(token), $"{token:x8}")).OfType<string>();

        output.WriteLine($"{tokens.Length} references to the substitute");
        Assert.Empty(missing);
        Assert.InRange(tokens.Length, 90, int.MaxValue);
    }

    [Fact]
    public void Every_method_of_the_client_compiles()
    {
        var methods = _client.CompilableMethods.ToArray();
        var failures = methods.Select(method => Failure(
            () => RuntimeHelpers.PrepareMethod(method.MethodHandle), $"{method.DeclaringType}.{method.Name}"))
            .OfType<string>().ToArray();

        output.WriteLine($"{methods.Length} method bodies compiled, {failures.Length} failed");
        Assert.Empty(failures);
        Assert.InRange(methods.Length, 3_500, int.MaxValue);
    }

    [Fact]
    public void Every_interface_that_the_client_calls_on_a_struct_is_implemented()
    {
        var calls = _client.InterfaceCallsOnStructs().ToArray();

        output.WriteLine($"{calls.Length} interface calls on structs of the substitute");
        Assert.NotEmpty(calls);
        Assert.All(calls, call => Assert.True(
            call.Interface.IsAssignableFrom(call.Struct), $"{call.Caller}: {call.Struct} lacks {call.Interface}"));
    }

    private static string? Failure(Action action, string what)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception failed) when (failed is MissingMemberException or TypeLoadException or BadImageFormatException
            or InvalidProgramException or FileNotFoundException or ArgumentException)
        {
            return $"{what}: {failed.Message}";
        }
    }
}
