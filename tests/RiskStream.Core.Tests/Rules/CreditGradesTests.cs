using RiskStream.Rules;

namespace RiskStream.Core.Tests;

/// <summary>Grades move count limits: up for A, down for C and D, rounded up and 2 at least (rule catalogue, part C §1).</summary>
public sealed class CreditGradesTests
{
    [Theory]
    [InlineData("A", 5, 6)]
    [InlineData("A", 8, 10)]
    [InlineData("B", 5, 5)]
    [InlineData("C", 5, 5)]
    [InlineData("C", 20, 18)]
    [InlineData("D", 5, 4)]
    [InlineData("D", 6, 5)]
    [InlineData("D", 2, 2)]
    [InlineData("D", 1, 1)]
    [InlineData("A", 1, 2)]
    [InlineData("", 7, 7)]
    [InlineData("E", 7, 7)]
    public void A_limit_follows_the_grade(string letter, int limit, int graded) =>
        Assert.Equal(graded, CreditGrades.Of(letter).LimitFor(limit));
}
