namespace RiskStream.Service.Tests.Foreign;

/// <summary>
/// Runs where the system's Python has grpcio. Elsewhere it is reported as skipped with what to install; in CI it runs
/// all the same, and fails with that.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GrpcioFactAttribute : FactAttribute
{
    public const string Python = "/usr/bin/python3";
    public const string Remedy = "Needs grpcio for /usr/bin/python3: apt-get install python3-grpcio python3-protobuf.";

    public GrpcioFactAttribute()
    {
        var isInCi = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));
        Skip = IsThere || isInCi ? null : Remedy;
    }

    public static bool IsThere => File.Exists(Python) && Directory.Exists("/usr/lib/python3/dist-packages/grpc");
}
