namespace RiskStream.Scenarios.Tests.CommandLine;

public sealed class DeadLettersCommandTests
{
    // Nobody listens here; a command that takes its arguments fails to reach it, which these never get to.
    private const string Nowhere = "127.0.0.1:1";

    [Theory]
    [InlineData("list --reason Malformd", "--reason is \"Malformd\"; it must be one of TooLarge, Malformed, UnknownType, MissingField, InvalidValue")]
    [InlineData("list --reason 3", "--reason is \"3\"; it must be one of")]
    [InlineData("list --limit 10001", "--limit is 10001; it must be 0 to 10000")]
    [InlineData("list --partition -1", "--partition is -1; it must be 0 or more")]
    [InlineData("list --since yesterday", "--since is \"yesterday\", not an instant; write it like 90m, 2h, 3d (ago), 2026-03-02")]
    [InlineData("list --until 5w", "--until is \"5w\", not an instant")]
    [InlineData("list --values", "--values belongs to --json")]
    [InlineData("list --set RiskStream:Kafka:DeadLetters", "--set RiskStream:Kafka:DeadLetters gives no value")]
    [InlineData("list --set RiskStream:Kafka:DeadLetter=x", "DeadLetter")]
    [InlineData("list --set RiskStream:Kafka:DeadLetters=risk-alerts", "topic risk-alerts is named 2 times")]
    [InlineData("show 3-17", "\"3-17\" is no position; write PARTITION:OFFSET")]
    [InlineData("show", "give either PARTITION:OFFSET of the letter, or --source TOPIC/PARTITION:OFFSET")]
    [InlineData("show 0:1 --source t/0:1", "give either PARTITION:OFFSET")]
    [InlineData("show --source settlement-events:1", "--source is \"settlement-events:1\", not a place; write it like settlement-events/3:1042")]
    [InlineData("retry 0:1 x", "\"x\" is no position")]
    [InlineData("retry --max-attempts 0", "--max-attempts is 0; it must be 1 to 100")]
    [InlineData("retry --limit 0", "--limit is 0; it must be 1 to 100000")]
    [InlineData("retry 0:1 --value /no/such/file", "/no/such/file: no such file")]
    [InlineData("retry 0:1 --content-type application/json", "--content-type belongs to --value")]
    public async Task A_bad_argument_is_told_by_name_value_and_remedy(string arguments, string told)
    {
        var (exitCode, output, error) = await ToolProcess.RunAsync(["dead-letters", .. arguments.Split(' '), "--kafka", Nowhere]);

        Assert.NotEqual(0, exitCode);
        Assert.Contains(told, error, StringComparison.Ordinal);
        Assert.DoesNotContain("at RiskStream.", error + output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_address_the_tool_says_how_to_give_one()
    {
        var (exitCode, _, error) = await ToolProcess.RunAsync("dead-letters", "list");

        Assert.Equal(2, exitCode);
        Assert.Contains("give --kafka host:port", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kafka_that_does_not_answer_is_told_with_its_address_within_a_bound()
    {
        var (exitCode, _, error) = await ToolProcess.RunAsync("dead-letters", "list", "--kafka", Nowhere);

        Assert.Equal(1, exitCode);
        Assert.Contains($"Kafka at {Nowhere} did not serve dead-letters", error, StringComparison.Ordinal);
    }
}
