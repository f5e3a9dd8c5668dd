using RiskStream.State.Embedded;
using StackExchange.Redis;

namespace Compat.Redis.Tests;

/// <summary>Users with rights of their own, TLS and unix sockets.</summary>
public sealed class SecurityTests
{
    [Fact]
    public async Task A_user_of_the_access_list_may_do_what_it_says_and_no_more()
    {
        await using var redis = await PrivateRedis.StartAsync(new PrivateRedisOptions(), CancellationToken.None);
        await using var admin = await ConnectionMultiplexer.ConnectAsync(
            RedisFixture.OptionsFor(redis.ConnectionString));
        await admin.GetDatabase().ExecuteAsync("ACL", "SETUSER", "risk", "on", ">secret", "~risk:*", "&*", "+@all");
        var options = RedisFixture.OptionsFor(redis.ConnectionString);
        options.User = "risk";
        options.Password = "secret";
        await using var user = await ConnectionMultiplexer.ConnectAsync(options);

        await user.GetDatabase().StringSetAsync("risk:1", "mine");

        Assert.Equal("mine", await user.GetDatabase().StringGetAsync("risk:1"));
        var refused = await Assert.ThrowsAsync<RedisServerException>(
            () => user.GetDatabase().StringSetAsync("other:1", "not mine"));
        Assert.Contains("NOPERM", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_at_the_first_connection()
    {
        await using var redis = await PrivateRedis.StartAsync(
            new PrivateRedisOptions { ExtraArguments = ["--requirepass", "right"] }, CancellationToken.None);
        var options = RedisFixture.OptionsFor(redis.ConnectionString);
        options.AbortOnConnectFail = true;
        options.ConnectRetry = 0;
        options.Password = "wrong";

        await Assert.ThrowsAsync<RedisConnectionException>(() => ConnectionMultiplexer.ConnectAsync(options));
    }

    [Fact]
    public async Task Over_tls_with_certificates_on_both_sides_values_come_back_byte_for_byte()
    {
        using var certificates = new TestCertificates();
        await using var redis = await certificates.StartServerAsync();
        var options = RedisFixture.OptionsFor($"localhost:{certificates.Port}");
        certificates.Secure(options);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(options);
        var database = connection.GetDatabase();
        var values = Enumerable.Range(1, 40).Select(i => new byte[i * 25_000]).ToArray();
        Array.ForEach(values, value => new Random(value.Length).NextBytes(value));

        var writing = Task.WhenAll(values.Select((value, i) => database.StringSetAsync($"{i}", value)));
        await writing.WaitAsync(Eventually.Bound);
        var reading = Task.WhenAll(values.Select((_, i) => database.StringGetAsync($"{i}")));
        var read = await reading.WaitAsync(Eventually.Bound);

        var readAtOnce = await database.StringGetAsync(values.Select((_, i) => (RedisKey)$"{i}").ToArray());

        Assert.All(values, (value, i) => Assert.True(value.AsSpan().SequenceEqual((byte[]?)read[i])));
        Assert.All(values, (value, i) => Assert.True(value.AsSpan().SequenceEqual((byte[]?)readAtOnce[i])));
    }

    [Fact]
    public async Task A_server_whose_certificate_is_not_trusted_is_refused()
    {
        using var certificates = new TestCertificates();
        await using var redis = await certificates.StartServerAsync();
        var options = RedisFixture.OptionsFor($"localhost:{certificates.Port}");
        options.AbortOnConnectFail = true;
        options.ConnectRetry = 0;
        options.Ssl = true;

        await Assert.ThrowsAsync<RedisConnectionException>(() => ConnectionMultiplexer.ConnectAsync(options));
    }

    [Fact]
    public async Task A_unix_socket_serves_as_well_as_a_port()
    {
        var folder = Directory.CreateTempSubdirectory("compat-redis-");
        var path = Path.Combine(folder.FullName, "s");
        await using (await PrivateRedis.StartAsync(
            new PrivateRedisOptions { ExtraArguments = ["--unixsocket", path] }, CancellationToken.None))
        {
            var options = RedisFixture.OptionsFor($"!{path}");
            await using var connection = await ConnectionMultiplexer.ConnectAsync(options);

            Assert.True(await connection.GetDatabase().StringSetAsync("over", "a file"));
        }

        folder.Delete(recursive: true);
    }
}
