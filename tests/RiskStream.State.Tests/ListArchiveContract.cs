using RiskStream.Ports;

namespace RiskStream.State.Tests;

/// <summary>What every archive of lists does, whatever it is made of.</summary>
public abstract class ListArchiveContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>An empty archive, the same during one test.</summary>
    protected abstract IListArchive Archive { get; }

    [Fact]
    public async Task What_was_saved_comes_back_under_its_digest_alone()
    {
        await Archive.SaveAsync("d1", [1, 2, 3], None);

        Assert.Equal([1, 2, 3], (await Archive.LoadAsync("d1", None))!);
        Assert.Null(await Archive.LoadAsync("d2", None));
    }

    [Fact]
    public async Task Saving_again_changes_nothing()
    {
        await Archive.SaveAsync("d1", [1, 2, 3], None);
        await Archive.SaveAsync("d1", [1, 2, 3], None);

        Assert.Equal([1, 2, 3], (await Archive.LoadAsync("d1", None))!);
    }
}
