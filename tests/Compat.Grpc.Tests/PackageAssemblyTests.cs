using System.Diagnostics;
using System.Reflection;
using Xunit.Abstractions;

namespace Compat.Grpc.Tests;

/// <summary>
/// The compiler never sees what the two packages need of the contracts, so a missing member would surface in the first
/// call that needs it. These tests ask for everything at once.
/// </summary>
public class PackageAssemblyTests(ITestOutputHelper output)
{
    public static TheoryData<string> Packages => ["Grpc.AspNetCore.Server", "Grpc.Net.Client"];

    [Theory]
    [MemberData(nameof(Packages))]
    public void It_is_the_version_that_the_contracts_were_written_for(string package)
    {
        string? file = FileVersionInfo.GetVersionInfo(Assembly.Load(package).Location).ProductVersion;

        Assert.StartsWith("2.85.0", file, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void It_gets_the_contracts_under_the_identity_it_asks_for(string package)
    {
        AssemblyName[] asked =
            [.. Assembly.Load(package).GetReferencedAssemblies().Where(reference => IsContract(reference.Name))];

        Assert.Equal(["Grpc.Core.Api", "Grpc.Net.Common"], asked.Select(reference => reference.Name).Order());
        foreach (AssemblyName reference in asked)
        {
            AssemblyName given = Assembly.Load(reference).GetName();
            Assert.Equal(reference.Version, given.Version);
            Assert.Equal("D754F35622E28BAD", Convert.ToHexString(given.GetPublicKeyToken()!));
            Assert.Equal(reference.GetPublicKeyToken(), given.GetPublicKeyToken());
        }
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_type_loads(string package)
    {
        // Throws when an override, an interface or a constraint does not fit.
        Type[] types = Assembly.Load(package).GetTypes();

        output.WriteLine($"{package}: {types.Length} types loaded");
        Assert.NotEmpty(types);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_override_overrides_something(string package)
    {
        const BindingFlags declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
            | BindingFlags.DeclaredOnly;
        MethodInfo[] overrides = [.. Assembly.Load(package).GetTypes()
            .SelectMany(type => type.GetMethods(declared))
            .Where(method => method.IsVirtual && !method.Attributes.HasFlag(MethodAttributes.NewSlot))];
        MethodInfo[] ofContracts = [.. overrides
            .Where(method => IsContract(method.GetBaseDefinition().DeclaringType!.Assembly.GetName().Name))];

        // One that finds nothing to override loads all the same, and is never called.
        string[] idle = [.. overrides.Where(method => method.GetBaseDefinition() == method)
            .Select(method => $"{method.DeclaringType!.FullName}.{method.Name}")];

        output.WriteLine($"{package}: {overrides.Length} overrides, {ofContracts.Length} of them of contracts");
        AssertNone(idle);
        Assert.NotEmpty(ofContracts);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_type_and_member_it_refers_to_exists(string package)
    {
        ReferenceCheck check = new(Assembly.Load(package), IsContract);

        check.Run();

        output.WriteLine($"{package}: {check.Types} types resolved, {check.ContractTypes} of them contracts");
        output.WriteLine($"{package}: {check.Members} members resolved, {check.ContractMembers} of them contracts'");
        AssertNone(check.Failures);
        Assert.True(check.ContractTypes > 0 && check.ContractMembers > 0, "No reference was checked.");
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_method_body_compiles(string package)
    {
        MethodBodyCheck check = new(Assembly.Load(package));

        check.Run();

        output.WriteLine($"{package}: {check.Plain} plain and {check.Generic} generic method bodies compiled");
        output.WriteLine($"{package}: {check.Left.Count} left, their constraints admit no plain object:");
        check.Left.ForEach(output.WriteLine);
        AssertNone(check.Failures);
        Assert.True(check.Plain > 0 && check.Generic > 0, "No method body was compiled.");
    }

    private static void AssertNone(IReadOnlyCollection<string> failures) =>
        Assert.True(failures.Count == 0, string.Join('\n', failures));

    private static bool IsContract(string? assembly) => assembly is "Grpc.Core.Api" or "Grpc.Net.Common";
}
