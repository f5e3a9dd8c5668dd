using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Compat.Grpc.Tests;

/// <summary>Resolves every row of an assembly's tables of referenced types and members.</summary>
internal sealed class ReferenceCheck(Assembly assembly, Func<string?, bool> isContract)
{
    // More arguments than any generic type or method here has parameters; the surplus is ignored.
    private static readonly Type[] AnyArguments = [.. Enumerable.Repeat(typeof(object), 16)];

    public int Types { get; private set; }

    public int ContractTypes { get; private set; }

    public int Members { get; private set; }

    public int ContractMembers { get; private set; }

    public List<string> Failures { get; } = [];

    public void Run()
    {
        using PEReader file = new(File.OpenRead(assembly.Location));
        MetadataReader reader = file.GetMetadataReader();
        foreach (TypeReferenceHandle handle in reader.TypeReferences)
        {
            Types++;
            Attempt(reader, handle, token =>
            {
                Type type = assembly.ManifestModule.ResolveType(token);
                ContractTypes += Contract(type, type.IsVisible);
            });
        }

        foreach (MemberReferenceHandle handle in reader.MemberReferences.Where(handle => !IsOwn(reader, handle)))
        {
            Members++;
            Attempt(reader, handle, token =>
            {
                MemberInfo member = assembly.ManifestModule.ResolveMember(token, AnyArguments, AnyArguments)!;
                bool offered = member is not MethodBase method || IsOffered(method);
                ContractMembers += Contract(member.DeclaringType!, offered);
            });
        }
    }

    /// <summary>Members of the assembly's own generic types are such references too, and cannot be missing.</summary>
    private static bool IsOwn(MetadataReader reader, MemberReferenceHandle handle)
    {
        EntityHandle parent = reader.GetMemberReference(handle).Parent;
        if (parent.Kind != HandleKind.TypeSpecification)
        {
            return false;
        }

        BlobReader type = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
        if (type.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return false;
        }

        // The next byte tells a class from a struct.
        _ = type.ReadByte();
        return type.ReadTypeHandle().Kind == HandleKind.TypeDefinition;
    }

    private static bool IsOffered(MethodBase method) =>
        method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private int Contract(Type type, bool offered)
    {
        if (!isContract(type.Assembly.GetName().Name))
        {
            return 0;
        }

        // Neither resolving nor compiling looks at access: that would only fail when the call is made.
        return offered ? 1 : throw new MemberAccessException($"{type} does not offer it to other assemblies.");
    }

    private void Attempt(MetadataReader reader, EntityHandle handle, Action<int> resolve)
    {
        try
        {
            resolve(MetadataTokens.GetToken(handle));
        }
        catch (Exception failure) when (failure is TypeLoadException or MemberAccessException or IOException
            or ArgumentException or BadImageFormatException)
        {
            Failures.Add($"{Name(reader, handle)}: {failure.Message}");
        }
    }

    private static string Name(MetadataReader reader, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeReference => reader.GetString(reader.GetTypeReference((TypeReferenceHandle)handle).Name),
        _ => reader.GetString(reader.GetMemberReference((MemberReferenceHandle)handle).Name),
    };
}
