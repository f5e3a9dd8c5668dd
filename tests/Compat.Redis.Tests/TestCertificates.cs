using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RiskStream.State.Embedded;
using StackExchange.Redis;

namespace Compat.Redis.Tests;

/// <summary>
/// A throw-away authority with a server and a client certificate, and the server's arguments for them.
/// </summary>
internal sealed class TestCertificates : IDisposable
{
    private const int PortAttempts = 3;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compat-redis-tls-");
    private readonly X509Certificate2 _authority = MakeAuthority();
    private readonly X509Certificate2 _server;
    private readonly X509Certificate2 _client;

    public TestCertificates()
    {
        _server = Issue("CN=localhost");
        _client = Issue("CN=client");
        Write("ca.crt", _authority.ExportCertificatePem());
        Write("server.crt", _server.ExportCertificatePem());
        Write("server.key", _server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>The port for TLS of the server that was started last.</summary>
    public int Port { get; private set; }

    private string[] ServerArguments =>
    [
        "--tls-port", $"{Port}", "--tls-auth-clients", "yes", "--tls-ca-cert-file", PathOf("ca.crt"),
        "--tls-cert-file", PathOf("server.crt"), "--tls-key-file", PathOf("server.key"),
    ];

    /// <summary>
    /// Starts a server that speaks TLS on a free port; on another one when somebody took the port in between.
    /// </summary>
    public async Task<PrivateRedis> StartServerAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            Port = FindFreePort();
            try
            {
                return await PrivateRedis.StartAsync(
                    new PrivateRedisOptions { ExtraArguments = ServerArguments }, CancellationToken.None);
            }
            catch (InvalidOperationException) when (attempt < PortAttempts)
            {
                // The last attempt's failure tells the server's log.
            }
        }
    }

    /// <summary>
    /// Makes a client show its certificate and trust no server but one that this authority vouches for.
    /// </summary>
    public void Secure(ConfigurationOptions options)
    {
        options.Ssl = true;
        options.SslHost = "localhost";
        options.CertificateSelection += (_, _, _, _, _) => _client;
        options.CertificateValidation += (_, certificate, _, errors) =>
            errors == SslPolicyErrors.RemoteCertificateChainErrors && IsIssuerOf((X509Certificate2)certificate!);
    }

    public void Dispose()
    {
        _authority.Dispose();
        _server.Dispose();
        _client.Dispose();
        _folder.Delete(recursive: true);
    }

    private static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static X509Certificate2 MakeAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var (from, until) = Validity();
        return request.CreateSelfSigned(from, until);
    }

    private static (DateTimeOffset From, DateTimeOffset Until) Validity()
    {
        var now = TimeProvider.System.GetUtcNow();
        return (now.AddHours(-1), now.AddHours(1));
    }

    private bool IsIssuerOf(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }

    private X509Certificate2 Issue(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var (from, until) = Validity();
        using var issued = request.Create(
            _authority, from.AddMinutes(1), until.AddMinutes(-1), RandomNumberGenerator.GetBytes(8));
        return issued.CopyWithPrivateKey(key);
    }

    private void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
