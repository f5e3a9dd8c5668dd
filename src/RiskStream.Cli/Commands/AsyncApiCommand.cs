using System.CommandLine;
using RiskStream.Pipeline.Contracts;

namespace RiskStream.Cli.Commands;

/// <summary><c>riskstream asyncapi</c>: the contracts of the topics, for people and for code generators.</summary>
internal static class AsyncApiCommand
{
    public static Command Create()
    {
        var command = new Command("asyncapi", "Write the AsyncAPI 3.0 description of every topic to standard output, as YAML.");
        command.SetAction(_ =>
        {
            Console.Out.Write(AsyncApiDocument.Yaml());
            return ExitCodes.Done;
        });
        return command;
    }
}
