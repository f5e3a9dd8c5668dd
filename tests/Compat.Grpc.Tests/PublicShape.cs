using System.Reflection;
using System.Text;

namespace Compat.Grpc.Tests;

/// <summary>Writes down what an assembly offers, one line a type and one a member, always in the same order.</summary>
internal static class PublicShape
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static
        | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static string Of(params Assembly[] assemblies)
    {
        StringBuilder text = new();
        foreach (Assembly assembly in assemblies)
        {
            text.Append("assembly ").Append(assembly.GetName().FullName).Append('\n');
            foreach (Type type in assembly.GetTypes().Where(IsOffered).OrderBy(Name, StringComparer.Ordinal))
            {
                text.Append('\n').Append(Heading(type)).Append('\n');
                foreach (string line in Members(type).Order(StringComparer.Ordinal))
                {
                    text.Append("  ").Append(line).Append('\n');
                }
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static bool IsOffered(Type type) =>
        type.IsVisible || (type.IsNestedFamORAssem && IsOffered(type.DeclaringType!));

    private static string Heading(Type type)
    {
        string kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        IEnumerable<Type> bases = kind is "enum" or "delegate" ? [] : type.GetInterfaces();
        if (kind.EndsWith("class", StringComparison.Ordinal) && type.BaseType != typeof(object))
        {
            bases = bases.Prepend(type.BaseType!);
        }

        string list = string.Join(", ", bases.Select(Short).Order(StringComparer.Ordinal));
        return $"{kind} {type.Namespace}.{Short(type)}{(list.Length == 0 ? "" : " : " + list)}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => $"{Convert.ToInt64(field.GetRawConstantValue()),3} {field.Name}");
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return [Signature(type.GetMethod("Invoke")!)];
        }

        return type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly)
            .Select(field => $"field {(field.IsStatic ? "static " : "")}{Short(field.FieldType)} {field.Name}")
            .Concat(type.GetConstructors(Declared).Where(IsOffered).Select(Signature))
            .Concat(type.GetMethods(Declared).Where(IsOffered).Select(Signature));
    }

    private static bool IsOffered(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Signature(MethodBase method)
    {
        string access = method.IsPublic ? "" : "protected ";
        string kind = method switch
        {
            { IsStatic: true } => "static ",
            { IsAbstract: true } when !method.DeclaringType!.IsInterface => "abstract ",
            { IsVirtual: true, IsFinal: false } when !method.DeclaringType!.IsInterface => "virtual ",
            _ => "",
        };
        string name = method is MethodInfo info ? $"{Short(info.ReturnType)} {method.Name}" : "constructor";
        string generic = method.IsGenericMethod ? $"<{Names(method.GetGenericArguments())}>" : "";
        string parameters = string.Join(", ", method.GetParameters().Select(Parameter));
        return $"{access}{kind}{name}{generic}({parameters})";
    }

    private static string Parameter(ParameterInfo parameter)
    {
        string defaultValue = parameter switch
        {
            { HasDefaultValue: false } => "",
            { DefaultValue: null, ParameterType.IsValueType: true } => " = default",
            { DefaultValue: null } => " = null",
            { DefaultValue: { } value } => $" = {value}",
        };
        return $"{Short(parameter.ParameterType)} {parameter.Name}{defaultValue}";
    }

    private static string Names(IEnumerable<Type> types) => string.Join(", ", types.Select(Short));

    private static string Name(Type type) => $"{type.Namespace}.{Short(type)}";

    /// <summary>The type's name as C# writes it, without namespaces.</summary>
    private static string Short(Type type)
    {
        if (type.IsArray)
        {
            return Short(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        Type[] outer = type.DeclaringType?.GetGenericArguments() ?? [];
        string prefix = type.IsNested ? Short(type.DeclaringType!) + "." : "";
        Type[] own = [.. type.GetGenericArguments().Skip(outer.Length)];
        return prefix + type.Name.Split('`')[0] + (own.Length == 0 ? "" : $"<{Names(own)}>");
    }
}
