using Spectre.Console;

namespace RiskStream.Cli.Commands;

/// <summary>A progress bar a file on a terminal, and silence elsewhere. It writes to standard error, so that output can be piped.</summary>
internal static class ReplayProgress
{
    public static async Task ShowAsync(FileInfo[] files, Func<Action<FileInfo, long>, Task> work)
    {
        if (Console.IsErrorRedirected)
        {
            await work((_, _) => { });
            return;
        }

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await terminal.Progress().StartAsync(async bars =>
        {
            var tasks = files.ToDictionary(
                file => file.FullName, file => bars.AddTask(Markup.Escape(file.Name), maxValue: Math.Max(1, file.Length)));
            await work((file, bytes) => tasks[file.FullName].Value = bytes);
            foreach (var task in tasks.Values)
            {
                task.Value = task.MaxValue;
            }
        });
    }
}
