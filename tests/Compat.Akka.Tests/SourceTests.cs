using Akka;
using Akka.Streams.Dsl;

namespace StreamConformance;

public sealed class SourceTests : StreamTest
{
    [Fact]
    public async Task From_gives_the_elements_in_order_and_completes() =>
        Assert.Equal([1, 2, 3], await ElementsOf(Source.From([1, 2, 3])));

    [Fact]
    public async Task From_an_empty_sequence_completes_without_an_element() =>
        Assert.Empty(await ElementsOf(Source.From(Array.Empty<int>())));

    [Fact]
    public async Task Single_gives_its_element_and_completes() =>
        Assert.Equal(["one"], await ElementsOf(Source.Single("one")));

    [Fact]
    public async Task Empty_completes_without_an_element() =>
        Assert.Empty(await ElementsOf(Source.Empty<int>()));

    [Fact]
    public async Task From_enumerates_anew_in_each_run()
    {
        var source = Source.From(Enumerable.Range(1, 3).Select(number => number * 10));

        Assert.Equal([10, 20, 30], await ElementsOf(source));
        Assert.Equal([10, 20, 30], await ElementsOf(source));
    }

    [Fact]
    public async Task From_enumerates_at_most_one_element_beyond_the_demand()
    {
        var enumerated = 0;
        var held = new Held<int>();
        var done = Source.From(Enumerable.Range(1, 50).Select(number => enumerated = number))
            .RunWith(Sink.ForEachAsync<int>(1, held.PassAsync), Materializer);

        for (var element = 1; element <= 5; element++)
        {
            var taken = element;
            await Waiting.Eventually(taken, () => held.TakenCount);
            Assert.InRange(Volatile.Read(ref enumerated), taken, taken + 1);
            held.Release(taken);
        }

        held.Open();
        await done.InTime();
    }

    [Fact]
    public async Task A_sequence_that_throws_fails_the_stream_after_the_elements_before()
    {
        var seen = new List<int>();

        var done = Source.From(OneTwoAndTrouble()).RunWith(Sink.ForEach<int>(seen.Add), Materializer);

        Assert.IsType<TroubleException>(await FailureOf(done));
        Assert.Equal([1, 2], seen);
    }

    [Fact]
    public async Task A_source_materialises_to_nothing_of_use()
    {
        var (left, done) = Source.Single(1).ToMaterialized(Sink.Ignore<int>(), Keep.Both).Run(Materializer);

        await done.InTime();
        Assert.Same(NotUsed.Instance, left);
    }

    private static IEnumerable<int> OneTwoAndTrouble()
    {
        yield return 1;
        yield return 2;
        throw new TroubleException("the third");
    }
}
