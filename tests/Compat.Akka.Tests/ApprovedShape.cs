using System.Reflection;
using Akka;
using Akka.Streams;

namespace StreamConformance;

/// <summary>The approved public shape of the stand-ins, and the shape of the assemblies under test.</summary>
internal static class ApprovedShape
{
    public static string Path { get; } = System.IO.Path.Combine(
        typeof(ApprovedShape).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "ProjectDirectory").Value!,
        "PublicShape.approved.txt");

    public static IReadOnlyList<string> Actual { get; } =
    [
        .. new[] { typeof(NotUsed).Assembly, typeof(IMaterializer).Assembly }.SelectMany(PublicShape.Lines),
    ];

    public static IReadOnlyList<string> Approved => File.Exists(Path) ? File.ReadAllLines(Path) : [];
}
