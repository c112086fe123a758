using Microsoft.Extensions.DependencyInjection;

namespace GroupActors.Storage;

/// <summary>Which writes wait for each other.</summary>
public sealed class CommitQueueTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_batch_that_is_worth_it_is_committed_beside_one_that_takes_its_time()
    {
        await using var silo = await TestSilo.Start(TestDatabase.PostgreSQL);
        var queue = silo.Services.GetRequiredService<CommitQueue>();
        var slow = await Hold(silo, queue, "slow");

        var others = Enumerable.Range(0, 16).Select(i => queue.Commit(Store.Full($"other{i}", null))).ToArray();
        foreach (var version in await Task.WhenAll(others).WaitAsync(Patience)) version.ShouldBe(1);
        slow.Written.IsCompleted.ShouldBeFalse();

        slow.Release();
        (await slow.Written).ShouldBe(1);
    }

    [Fact]
    public async Task Writes_of_one_state_are_never_under_way_together()
    {
        await using var silo = await TestSilo.Start(TestDatabase.PostgreSQL);
        var queue = silo.Services.GetRequiredService<CommitQueue>();
        var first = await Hold(silo, queue, "one");

        var second = queue.Commit(Store.Full("one", 1));
        var others = Enumerable.Range(0, 16).Select(i => queue.Commit(Store.Full($"other{i}", null))).ToArray();
        await Task.WhenAll(others).WaitAsync(Patience);
        second.IsCompleted.ShouldBeFalse();

        first.Release();
        (await first.Written).ShouldBe(1);
        (await second.WaitAsync(Patience)).ShouldBe(2);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task What_waits_when_the_silo_stops_is_written_and_what_comes_later_is_refused(TestDatabase kind)
    {
        await using var silo = await TestSilo.Start(kind);
        var queue = silo.Services.GetRequiredService<CommitQueue>();
        var first = await Hold(silo, queue, "one");
        var waiting = queue.Commit(Store.Full("one", 1));

        var stopping = queue.DisposeAsync().AsTask();
        await Should.ThrowAsync<CommitFailedException>(() => queue.Commit(Store.Full("late", null)));
        stopping.IsCompleted.ShouldBeFalse();
        first.Release();
        await stopping.WaitAsync(Patience);
        (await waiting).ShouldBe(2);
    }

    /// <summary>A write whose commit does not go on before it is released.</summary>
    private static async Task<(Task<int> Written, Action Release)> Hold(TestSilo silo, CommitQueue queue, string name)
    {
        var (begun, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        var key = Store.Key(name);
        silo.Faults.BeforeCommit = async writes =>
        {
            if (!writes.Any(write => write.Key == key)) return;
            begun.TrySetResult();

            // Bounded, so that a test that fails ends.
            await released.Task.WaitAsync(Patience);
        };
        var written = queue.Commit(Store.Full(name, null));
        await begun.Task.WaitAsync(Patience);
        return (written, released.SetResult);
    }
}
