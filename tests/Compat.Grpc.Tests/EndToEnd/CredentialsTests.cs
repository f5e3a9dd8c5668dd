using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Compat.Grpc.Tests.Hosting;
using Compat.Grpc.Tests.Protos;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Compat.Grpc.Tests.EndToEnd;

public sealed class CredentialsTests : IDisposable
{
    private readonly X509Certificate2 _certificate = SelfSigned("echo.test");

    public void Dispose() => _certificate.Dispose();

    [Fact]
    public async Task Composed_credentials_fill_the_headers_of_a_call_over_tls()
    {
        await using EchoHost host = await EchoHost.StartAsync(listen: options => options.UseHttps(_certificate));
        host.Service.OnSay = (_, context) => Task.FromResult(new Answer { Text = Headers(context) });
        AuthInterceptorContext? seen = null;
        CallCredentials credentials = CallCredentials.Compose(
            CallCredentials.FromInterceptor((context, metadata) =>
            {
                seen = context;
                metadata.Add("x-first", "1");
                return Task.CompletedTask;
            }),
            CallCredentials.FromInterceptor((_, metadata) =>
            {
                metadata.Add("x-second", "2");
                return Task.CompletedTask;
            }));

        Answer answer = await host.Client(Trusting(new SocketsHttpHandler(), options =>
            options.Credentials = ChannelCredentials.Create(ChannelCredentials.SecureSsl, credentials)))
            .SayAsync(new Ask());

        Assert.Equal("1 2", answer.Text);
        Assert.Equal($"{host.Address}/compat.grpc.tests.Echo", seen!.ServiceUrl);
        Assert.Equal("Say", seen.MethodName);
    }

    [Fact]
    public async Task Credentials_of_one_call_pass_over_plain_http_only_where_the_channel_allows_it()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        host.Service.OnSay = (_, context) => Task.FromResult(new Answer { Text = Headers(context) });
        CallOptions call = new CallOptions().WithCredentials(CallCredentials.FromInterceptor((_, metadata) =>
        {
            metadata.Add("x-first", "1");
            return Task.CompletedTask;
        }));

        Answer without = await host.Client().SayAsync(new Ask(), call);
        Answer with = await host.Client(new GrpcChannelOptions
        {
            Credentials = ChannelCredentials.Insecure, UnsafeUseInsecureChannelCallCredentials = true,
        }).SayAsync(new Ask(), call);

        Assert.Equal(" ", without.Text);
        Assert.Equal("1 ", with.Text);
    }

    [Fact]
    public async Task A_client_certificate_names_the_peer()
    {
        await using EchoHost host = await EchoHost.StartAsync(listen: options => options.UseHttps(
            _certificate, https =>
            {
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.AllowAnyClientCertificate();
            }));
        AuthContext? seen = null;
        host.Service.OnSay = (_, context) =>
        {
            seen = context.AuthContext;
            return Task.FromResult(new Answer());
        };
        using X509Certificate2 own = SelfSigned("desk-7");
        SocketsHttpHandler handler = new() { SslOptions = { ClientCertificates = [own] } };

        await host.Client(Trusting(handler)).SayAsync(new Ask());

        Assert.True(Assert.IsType<AuthContext>(seen).IsPeerAuthenticated);
        Assert.Contains("desk-7", seen.PeerIdentity.Select(property => property.Value));
        Assert.Equal(
            seen.FindPropertiesByName(seen.PeerIdentityPropertyName!).Select(property => property.Value),
            seen.PeerIdentity.Select(property => property.Value));
        Assert.Empty(seen.FindPropertiesByName("no such property"));
    }

    [Fact]
    public void Call_credentials_do_not_go_with_an_insecure_channel()
    {
        CallCredentials credentials = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);

        Assert.Throws<ArgumentException>(() => ChannelCredentials.Create(ChannelCredentials.Insecure, credentials));
    }

    [Fact]
    public void The_client_refuses_certificates_in_the_credentials()
    {
        SslCredentials credentials = new("PEM", new KeyCertificatePair("PEM", "PEM"), _ => true);

        Assert.Throws<InvalidOperationException>(() => GrpcChannel.ForAddress(
            "https://localhost:1", new GrpcChannelOptions { Credentials = credentials }));
    }

    private static string Headers(ServerCallContext context) =>
        $"{context.RequestHeaders.GetValue("x-first")} {context.RequestHeaders.GetValue("x-second")}";

    private GrpcChannelOptions Trusting(SocketsHttpHandler handler, Action<GrpcChannelOptions>? set = null)
    {
        handler.SslOptions.RemoteCertificateValidationCallback =
            (_, certificate, _, _) => certificate?.GetCertHashString() == _certificate.Thumbprint;
        GrpcChannelOptions options = new() { HttpHandler = handler, DisposeHttpClient = true };
        set?.Invoke(options);
        return options;
    }

    private static X509Certificate2 SelfSigned(string name)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2120, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}
