using System.Reflection;
using Pipelines.Sockets.Unofficial;

namespace Compat.Redis.Tests.StandIn;

/// <summary>The substitute offers what the approved list says and nothing else.</summary>
public sealed class PublicShapeTests
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.Public | BindingFlags.NonPublic;

    private static string ApprovedFile => Path.Combine(
        RepositoryRoot(), "tests", "Compat.Redis.Tests", "StandIn", "PublicShape.approved.txt");

    [Fact]
    public void The_public_shape_is_the_approved_one()
    {
        var actual = string.Join('\n', typeof(SocketConnection).Assembly.GetExportedTypes()
            .OrderBy(type => type.ToString(), StringComparer.Ordinal).SelectMany(Describe)) + '\n';
        if (Variable("GOLDEN_ACCEPT") == "1")
        {
            Assert.True(Variable("CI") is null, "GOLDEN_ACCEPT is refused where CI is set: approve at your own desk.");
            File.WriteAllText(ApprovedFile, actual);
        }

        Assert.True(
            File.ReadAllText(ApprovedFile) == actual,
            "The public shape changed. If that is meant, run with GOLDEN_ACCEPT=1 and review the change of "
            + $"{ApprovedFile}. Now:\n{actual}");
    }

    [Fact]
    public void The_identity_is_the_one_that_the_client_asks_for()
    {
        var asked = typeof(StackExchange.Redis.ConnectionMultiplexer).Assembly.GetReferencedAssemblies()
            .Single(name => name.Name == "Pipelines.Sockets.Unofficial");

        Assert.Equal(asked.Version, typeof(SocketConnection).Assembly.GetName().Version);
    }

    private static IEnumerable<string> Describe(Type type)
    {
        yield return $"{Kind(type)} {type} : {type.BaseType}{string.Concat(
            OwnInterfaces(type).Select(i => $", {i}").Order(StringComparer.Ordinal))}";
        var lines = type.GetMembers(Declared)
            .Where(IsVisible).Select(member => $"    {member.MemberType} {Text(member)}").Order(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            yield return line;
        }
    }

    // What a base type of the runtime implements changes with the runtime and is not this assembly's doing.
    private static IEnumerable<Type> OwnInterfaces(Type type) =>
        type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []);

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsValueType: true } => type.IsByRefLike ? "ref struct" : "struct",
        { IsInterface: true } => "interface",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        _ => type.IsSealed ? "sealed class" : "class",
    };

    private static string Text(MemberInfo member) => member is FieldInfo { IsLiteral: true } constant
        ? $"{constant} = {constant.GetRawConstantValue()}"
        : $"{member}";

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly)
            && (method is ConstructorInfo || !method.IsSpecialName),
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(accessor => accessor.IsPublic),
        _ => false,
    };

#pragma warning disable RS0030 // The two variables are the switches of the approved files.
    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name);
#pragma warning restore RS0030

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RiskStream.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above holds RiskStream.sln.");
    }
}
