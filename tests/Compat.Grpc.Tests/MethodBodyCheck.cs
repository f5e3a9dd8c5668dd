using System.Reflection;
using System.Runtime.CompilerServices;

namespace Compat.Grpc.Tests;

/// <summary>Has every method body of an assembly compiled, the generic ones for plain objects as arguments.</summary>
internal sealed class MethodBodyCheck(Assembly assembly)
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static
        | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public int Plain { get; private set; }

    public int Generic { get; private set; }

    /// <summary>Generic methods whose constraints a plain object does not meet.</summary>
    public List<string> Left { get; } = [];

    public List<string> Failures { get; } = [];

    public void Run()
    {
        foreach (Type type in assembly.GetTypes())
        {
            IEnumerable<MethodBase> methods = [.. type.GetMethods(Declared), .. type.GetConstructors(Declared)];
            foreach (MethodBase method in methods.Where(method => method.GetMethodBody() is not null))
            {
                Compile(type, method);
            }
        }
    }

    private void Compile(Type type, MethodBase method)
    {
        Type[] parameters =
        [
            .. type.IsGenericType ? type.GetGenericArguments() : [],
            .. method.IsGenericMethodDefinition ? method.GetGenericArguments() : [],
        ];
        if (!parameters.All(AdmitsObject))
        {
            Left.Add($"{type.FullName}.{method.Name}");
            return;
        }

        try
        {
            RuntimeTypeHandle[] arguments = [.. parameters.Select(_ => typeof(object).TypeHandle)];
            RuntimeHelpers.PrepareMethod(method.MethodHandle, arguments.Length == 0 ? null : arguments);
            _ = arguments.Length == 0 ? Plain++ : Generic++;
        }
        catch (Exception failure) when (failure is TypeLoadException or MissingMemberException or IOException
            or ArgumentException or BadImageFormatException or InvalidProgramException or MemberAccessException)
        {
            Failures.Add($"{type.FullName}.{method.Name}: {failure.Message}");
        }
    }

    private static bool AdmitsObject(Type parameter) =>
        !parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint)
        && parameter.GetGenericParameterConstraints().All(constraint => constraint == typeof(object));
}
