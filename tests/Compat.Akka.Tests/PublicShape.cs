using System.Reflection;

namespace StreamConformance;

/// <summary>
/// Writes the public members of an assembly as text, one a line: what a caller can name, and nothing else.
/// </summary>
internal static class PublicShape
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Lines(Assembly assembly) => assembly.GetExportedTypes()
        .SelectMany(type => type.GetMembers(Declared).Select(member => Line(type, member)).Prepend(Line(type)))
        .OfType<string>()
        .Order(StringComparer.Ordinal);

    private static string Line(Type type) => $"{Name(type)} : {Kind(type)}";

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        _ when type.IsSubclassOf(typeof(Delegate)) => "delegate",
        _ => "class",
    };

    private static string? Line(Type type, MemberInfo member) => member switch
    {
        _ when type.IsSubclassOf(typeof(Delegate)) && member.Name != "Invoke" => null,
        ConstructorInfo constructor => $"{Name(type)}.new({Parameters(constructor)})",
        MethodInfo { IsSpecialName: true } => null,
        MethodInfo method when method.GetBaseDefinition() != method => null,
        MethodInfo method => $"{Name(type)}.{Generic(method)}({Parameters(method)}) : {Name(method.ReturnType)}",
        PropertyInfo property => $"{Name(type)}.{property.Name} : {Name(property.PropertyType)}",
        FieldInfo { IsLiteral: true } constant => $"{Name(type)}.{constant.Name} = {constant.GetRawConstantValue()}",
        FieldInfo { IsSpecialName: false } field => $"{Name(type)}.{field.Name} : {Name(field.FieldType)}",
        _ => null,
    };

    private static string Generic(MethodInfo method) => method.IsGenericMethod
        ? $"{method.Name}<{string.Join(", ", method.GetGenericArguments().Select(Name))}>"
        : method.Name;

    private static string Parameters(MethodBase method) => string.Join(
        ", ",
        method.GetParameters().Select(parameter =>
            $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? " = default" : string.Empty)}"));

    private static string Name(Type type)
    {
        if (type.IsGenericParameter || type.IsArray)
        {
            return type.Name;
        }

        var name = $"{type.Namespace}.{type.Name.Split('`')[0]}";
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
