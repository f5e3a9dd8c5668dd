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
return await root.Parse(args).InvokeAsync();
