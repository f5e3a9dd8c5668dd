using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RiskStream.State.Redis;

namespace RiskStream.State.Tests.Redis;

/// <summary>What was logged, and a way to wait until something is.</summary>
internal sealed class TryLog : ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Channel<string> _failedTries = Channel.CreateUnbounded<string>();

    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger<T> For<T>() => new Named<T>(this);

    /// <summary>Waits until another <paramref name="count"/> tries have failed.</summary>
    public async Task FailedTriesAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            try
            {
                await _failedTries.Reader.ReadAsync().AsTask().WaitAsync(RedisBench.Bound);
            }
            catch (TimeoutException)
            {
                Assert.Fail($"Only {i} of {count} tries failed. Logged: {string.Join(Environment.NewLine, _lines)}");
            }
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => NullLogger.Instance.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        var line = formatter(state, exception);
        _lines.Enqueue(line);
        if (eventId.Id == RedisLog.TryFailedId)
        {
            _failedTries.Writer.TryWrite(line);
        }
    }

    private sealed class Named<T>(TryLog log) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => log.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => log.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            log.Log(logLevel, eventId, state, exception, formatter);
    }
}
