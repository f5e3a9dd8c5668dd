using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Compat.Redis.Tests.StandIn;

/// <summary>What the client's assembly expects of the substitute, read from its metadata and its code.</summary>
internal sealed class ClientMetadata : IDisposable
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Dictionary<ushort, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => unchecked((ushort)code.Value));

    // Signatures name generic parameters by position; any type will do in their place to look a member up.
    private static readonly Type[] AnyTypes = [typeof(object), typeof(object), typeof(object), typeof(object)];

    private readonly Assembly _client;
    private readonly string _substitute;
    private readonly PEReader _file;
    private readonly MetadataReader _reader;

    public ClientMetadata(Assembly client, Assembly substitute)
    {
        _client = client;
        _substitute = substitute.GetName().Name!;
        _file = new PEReader(File.OpenRead(client.Location));
        _reader = _file.GetMetadataReader();
    }

    /// <summary>
    /// The methods that have a body and no open generic parameter: those that can be compiled ahead of use.
    /// </summary>
    public IEnumerable<MethodBase> CompilableMethods => Methods.Where(method =>
        !method.IsAbstract
        && !method.ContainsGenericParameters
        && method.DeclaringType is not { ContainsGenericParameters: true }
        && method.GetMethodBody() is not null);

    private IEnumerable<MethodBase> Methods =>
        _client.GetTypes().SelectMany(type => type.GetMembers(Declared).OfType<MethodBase>());

    public void Dispose() => _file.Dispose();

    /// <summary>The tokens of all types and members of the substitute that the client names.</summary>
    public IEnumerable<int> TokensOfTheSubstitute() =>
        _reader.TypeReferences.Where(type => IsOfTheSubstitute(type)).Select(type => MetadataTokens.GetToken(type))
            .Concat(_reader.MemberReferences
                .Where(member => IsOfTheSubstitute(_reader.GetMemberReference(member).Parent))
                .Select(member => MetadataTokens.GetToken(member)));

    /// <summary>Looks a type or member up as the runtime does; throws when it is not there.</summary>
    public MemberInfo Resolve(int token) => _client.ManifestModule.ResolveMember(token, AnyTypes, AnyTypes)!;

    /// <summary>
    /// Interface methods that the client calls on a struct of the substitute. Neither a member reference nor the
    /// compiler notices when the struct lacks the interface; the call then fails.
    /// </summary>
    public IEnumerable<(MethodBase Caller, Type Struct, Type Interface)> InterfaceCallsOnStructs()
    {
        foreach (var caller in Methods)
        {
            var typeArguments = caller.DeclaringType!.GetGenericArguments();
            var methodArguments = caller.IsGenericMethod ? caller.GetGenericArguments() : [];
            foreach (var (on, called) in ConstrainedCalls(caller.GetMethodBody()?.GetILAsByteArray() ?? []))
            {
                var type = _client.ManifestModule.ResolveType(on, typeArguments, methodArguments);
                var method = _client.ManifestModule.ResolveMethod(called, typeArguments, methodArguments)!;
                if (type.Assembly.GetName().Name == _substitute && method.DeclaringType!.IsInterface)
                {
                    yield return (caller, type, method.DeclaringType);
                }
            }
        }
    }

    private static IEnumerable<(int Type, int Method)> ConstrainedCalls(byte[] code)
    {
        int? constrainedTo = null;
        for (var at = 0; at < code.Length;)
        {
            var value = (ushort)code[at++];
            var opCode = OpCodesByValue[value == 0xFE ? (ushort)(0xFE00 | code[at++]) : value];
            if (opCode == OpCodes.Constrained)
            {
                constrainedTo = BitConverter.ToInt32(code, at);
            }
            else if (constrainedTo is { } type)
            {
                yield return (type, BitConverter.ToInt32(code, at));
                constrainedTo = null;
            }

            at += OperandLength(opCode.OperandType, code, at);
        }
    }

    private static int OperandLength(OperandType type, byte[] code, int at) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };

    private bool IsOfTheSubstitute(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.AssemblyReference => _reader.StringComparer.Equals(
            _reader.GetAssemblyReference((AssemblyReferenceHandle)handle).Name, _substitute),
        HandleKind.TypeReference => IsOfTheSubstitute(
            _reader.GetTypeReference((TypeReferenceHandle)handle).ResolutionScope),
        HandleKind.TypeSpecification => IsOfTheSubstitute(GenericDefinition((TypeSpecificationHandle)handle)),
        _ => false,
    };

    private EntityHandle GenericDefinition(TypeSpecificationHandle handle)
    {
        var signature = _reader.GetBlobReader(_reader.GetTypeSpecification(handle).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return default;
        }

        // One byte says whether it is a class or a struct.
        signature.ReadByte();
        return signature.ReadTypeHandle();
    }
}
