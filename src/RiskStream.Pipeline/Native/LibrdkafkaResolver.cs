using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RiskStream.Pipeline.Native;

/// <summary>
/// Finds the native librdkafka for Confluent.Kafka and for this assembly's own calls into it. Both are registered once,
/// when this assembly is first used; there is nothing to call before a client is built.
/// </summary>
/// <remarks>
/// Order: what the packages brought (librdkafka.redist lays its own build beside the application), then the
/// distribution's <c>librdkafka.so.1</c>. The package comes first because its build is the one that Confluent.Kafka of
/// the same version was tested with; where no package brings one, the first step finds nothing and costs nothing.
/// </remarks>
public static class LibrdkafkaResolver
{
    /// <summary>The name that Confluent.Kafka and this assembly ask for.</summary>
    internal const string LibraryName = "librdkafka";

    /// <summary>The name of Debian's and Ubuntu's package librdkafka1.</summary>
    internal const string SystemLibraryName = "librdkafka.so.1";

    internal delegate bool TryLoad(string name, out nint handle);

    /// <summary>Fails with the remedy when no librdkafka can be loaded.</summary>
    /// <remarks>
    /// Call it at start-up, before the first client: Confluent.Kafka catches what a resolver throws and reports only
    /// that the load failed, so the remedy must come from here.
    /// </remarks>
    /// <exception cref="DllNotFoundException">Neither a package nor the system has the library.</exception>
    public static void EnsureLoadable()
    {
        if (Find(TryLoadFromPackages, NativeLibrary.TryLoad) == 0)
        {
            throw new DllNotFoundException(MissingMessage);
        }
    }

    internal static string MissingMessage =>
        $"The native Kafka client library was found neither among the application's files ('{LibraryName}') nor in " +
        $"the system ('{SystemLibraryName}', searched for {RuntimeInformation.RuntimeIdentifier}). Install it, on " +
        "Debian or Ubuntu by: apt-get install librdkafka1";

    internal static nint Find(TryLoad fromPackages, TryLoad fromSystem)
    {
        if (fromPackages(LibraryName, out var handle) || fromSystem(SystemLibraryName, out handle))
        {
            return handle;
        }

        return 0;
    }

#pragma warning disable CA2255 // A resolver registered later than the first client's construction has no effect.
    [ModuleInitializer]
    internal static void Register()
#pragma warning restore CA2255
    {
        NativeLibrary.SetDllImportResolver(typeof(Confluent.Kafka.Library).Assembly, Resolve);
        NativeLibrary.SetDllImportResolver(typeof(LibrdkafkaResolver).Assembly, Resolve);
    }

    /// <summary>0 leaves the name to the runtime's own search, as if no resolver were there.</summary>
    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) =>
        name == LibraryName ? Find(TryLoadFromPackages, NativeLibrary.TryLoad) : 0;

    private static bool TryLoadFromPackages(string name, out nint handle) =>
        NativeLibrary.TryLoad(name, typeof(Confluent.Kafka.Library).Assembly, searchPath: null, out handle);
}
