using System.CommandLine;
using RiskStream.Cli.Commands;

var root = new RootCommand("RiskStream: real-time risk warnings for a medical-insurance fund.")
{
    DemoCommand.Create(),
    ServeCommand.Create(),
    ReplayCommand.Create(),
    GenerateCommand.Create(),
    WatchCommand.Create(),
    DeadLettersCommand.Create(),
    AsyncApiCommand.Create(),
    ReferenceCommand.Create(),
    RulesCommand.Create(),
};

try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
{
    // A path that cannot be read or written says which one it is, and why.
    await Console.Error.WriteLineAsync($"{fault.Message} Name a file or folder that can be used.");
    return 2;
}
