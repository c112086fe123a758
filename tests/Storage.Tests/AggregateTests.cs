using GroupActors.Storage.Samples;
using Microsoft.Extensions.DependencyInjection;

namespace GroupActors.Storage;

/// <summary>What an aggregate promises, on both databases.</summary>
public sealed class AggregateTests
{
    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task State_journal_rows_and_effects_are_there_after_a_restart(TestDatabase database)
    {
        string connectionString;
        await using (var silo = await TestSilo.Start(database))
        {
            connectionString = silo.ConnectionString;
            var tally = Tally(silo, "c/a");
            (await tally.Add(Command(), 5, tell: "c/b")).Value!.Sum.ShouldBe(5);
            (await tally.Add(Command(), 2)).Value!.Sum.ShouldBe(7);
            await silo.Quiesce();
            (await Tally(silo, "c/b").Get()).Sum.ShouldBe(5);
        }

        await using var again = await TestSilo.Start(database, connectionString);
        (await Tally(again, "c/a").Get()).Sum.ShouldBe(7);
        (await Tally(again, "c/b").Get()).Sum.ShouldBe(5);
        var rows = await again.Ledger.Rows(ReadTables.Rooms, "c", [], orderBy: "-seats");
        rows.Select(row => (row.Key, row.Get<long>("seats"))).ShouldBe([("c/a", 7), ("c/b", 5)]);
        var entries = new List<JournalEntry>();
        await foreach (var entry in again.Ledger.Journal("test-tally/c/a")) entries.Add(entry);
        entries.Select(entry => entry.Version).ShouldBe([1, 2]);
        entries[0].At.ShouldBe(TestSilo.Epoch);
        (await again.LedgerDifferences()).ShouldBeEmpty();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task Concurrent_commands_of_one_grain_share_commits_and_never_pass_a_limit(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var tally = Tally(silo, "c/a");
        await tally.Add(Command(), 3);
        var before = silo.Faults.Commits;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => tally.Take(Command(), 1)));
        outcomes.Count(outcome => outcome.IsDone).ShouldBe(3);
        outcomes.Where(outcome => !outcome.IsDone).ShouldAllBe(outcome => outcome.Refusal!.Code == "not_enough");
        (await tally.Get()).Sum.ShouldBe(0);
        (silo.Faults.Commits - before).ShouldBeLessThan(10);
        (await silo.LedgerDifferences()).ShouldBeEmpty();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task A_repeated_command_is_done_once_even_when_only_the_journal_remembers(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var tally = Tally(silo, "c/a");
        var first = Command();
        await tally.Add(first, 1);
        (await tally.Add(first, 1)).Value!.Sum.ShouldBe(1);
        (await tally.Add(first, 2)).Refusal!.Code.ShouldBe("command_id_reused");
        for (var i = 0; i < DoneCommands.Kept; i++) await tally.Add(Command(), 1);
        (await tally.Add(first, 1)).Value!.Sum.ShouldBe(DoneCommands.Kept + 1);
        (await Tally(silo, "c/a").Get()).Sum.ShouldBe(DoneCommands.Kept + 1);
        (await tally.Add(first, 2)).Refusal!.Code.ShouldBe("command_id_reused");
        (await tally.Take(first, 1000)).Refusal!.Code.ShouldBe("command_id_reused");
        (await Tally(silo, "c/a").Get()).Sum.ShouldBe(DoneCommands.Kept + 1);
        (await tally.Add(Command(), 1)).Value!.Sum.ShouldBe(DoneCommands.Kept + 2);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task A_repeated_command_that_would_now_be_refused_is_still_answered_as_done_when_only_the_journal_remembers(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var tally = Tally(silo, "c/a");
        await tally.Add(Command(), 1);
        var first = Command();
        (await tally.Take(first, 1)).IsDone.ShouldBeTrue();
        for (var i = 0; i < DoneCommands.Kept / 2; i++)
        {
            await tally.Add(Command(), 1);
            await tally.Take(Command(), 1);
        }

        (await tally.Take(first, 1)).IsDone.ShouldBeTrue();
        (await tally.Take(Command(), 1)).Refusal!.Code.ShouldBe("not_enough");
        (await tally.Get()).Sum.ShouldBe(0);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task A_commit_that_did_not_happen_fails_its_callers_and_leaves_nothing(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var tally = Tally(silo, "c/a");
        await tally.Add(Command(), 1);
        silo.Faults.BeforeCommit = _ => throw new InvalidOperationException("Refused by a test's wish.");
        var lost = Command();
        await Should.ThrowAsync<CommitFailedException>(() => tally.Add(lost, 10, tell: "c/b"));
        silo.Faults.BeforeCommit = null;
        (await tally.Get()).Sum.ShouldBe(1);
        (await tally.Add(lost, 10, tell: "c/b")).Value!.Sum.ShouldBe(11);
        await silo.Quiesce();
        (await Tally(silo, "c/b").Get()).Sum.ShouldBe(10);
        (await silo.LedgerDifferences()).ShouldBeEmpty();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task A_write_queued_behind_a_failed_one_is_refused_with_it(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var tally = Tally(silo, "c/a");
        await tally.Add(Command(), 1);
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        silo.Faults.BeforeCommit = async _ =>
        {
            entered.TrySetResult();
            await release.Task;
            silo.Faults.BeforeCommit = null;
            throw new InvalidOperationException("Refused by a test's wish.");
        };
        var first = tally.Add(Command(), 10);
        await entered.Task;
        var second = tally.Add(Command(), 100);
        // The command above is in the grain once a later call to it has been answered.
        await tally.Get();
        release.SetResult();
        await Should.ThrowAsync<CommitFailedException>(() => first);
        await Should.ThrowAsync<CommitFailedException>(() => second);
        (await tally.Get()).Sum.ShouldBe(1);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task One_poisoned_write_fails_alone(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        silo.Faults.BeforeCommit = writes => writes.Any(write => write.Stream.EndsWith("poison", StringComparison.Ordinal))
            ? throw new InvalidOperationException("Poisoned by a test's wish.") : Task.CompletedTask;
        var good = Enumerable.Range(0, 40).Select(i => Tally(silo, $"c/{i}").Add(Command(), i)).ToList();
        var bad = Tally(silo, "c/poison").Add(Command(), 1);
        await Should.ThrowAsync<CommitFailedException>(() => bad);
        foreach (var outcome in await Task.WhenAll(good)) outcome.IsDone.ShouldBeTrue();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task An_awaited_effect_has_been_received_before_the_answer(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        for (var i = 1; i <= 20; i++)
        {
            await Tally(silo, "c/a").Add(Command(), 1, tell: "c/b", awaited: true);
            (await Tally(silo, "c/b").Get()).Sum.ShouldBe(i);
        }
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task Effects_that_a_crash_left_are_delivered_by_the_next_silo_once(TestDatabase database)
    {
        string connectionString;
        var key = $"c/deaf-{database}";
        TallyGrain.Deaf[key] = 0;
        await using (var silo = await TestSilo.Start(database))
        {
            connectionString = silo.ConnectionString;
            await Tally(silo, "c/a").Add(Command(), 5, tell: key);
            await TestSilo.Until(() => Task.FromResult(TallyGrain.Deaf[key] > 0), "a delivery fails");
        }

        TallyGrain.Deaf.TryRemove(key, out _);
        await using var again = await TestSilo.Start(database, connectionString);
        await again.Quiesce();
        (await Tally(again, key).Get()).Sum.ShouldBe(5);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task An_effect_that_keeps_failing_is_kept_and_delivered_when_its_receiver_recovers(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var key = $"c/poison-{database}";
        TallyGrain.Deaf[key] = 0;
        await Tally(silo, "c/a").Add(Command(), 5, tell: key);
        var store = silo.Services.GetRequiredService<IDatabase>();
        await TestSilo.Until(async () => (await store.CountEffects(default)).Failing == 1, "the effect has failed a round");
        TallyGrain.Deaf.TryRemove(key, out _);
        silo.Clock.Advance(TimeSpan.FromMinutes(1));
        await silo.Quiesce();
        (await Tally(silo, key).Get()).Sum.ShouldBe(5);
    }

    [Fact]
    public async Task A_deadline_that_hangs_holds_up_no_other()
    {
        await using var silo = await TestSilo.Start(TestDatabase.SQLite);
        var released = new TaskCompletionSource();
        TallyGrain.Hanging["c/hangs"] = released.Task;
        await Tally(silo, "c/hangs").Wake(Command(), silo.Clock.GetUtcNow().AddSeconds(1));
        await Tally(silo, "c/later").Wake(Command(), silo.Clock.GetUtcNow().AddSeconds(3));
        silo.Clock.Advance(TimeSpan.FromSeconds(2));
        silo.Clock.Advance(TimeSpan.FromSeconds(2));

        await TestSilo.Until(async () => (await Tally(silo, "c/later").Get()).Woken == 1, "the other deadline is called");

        (await Tally(silo, "c/hangs").Get()).Woken.ShouldBe(0);
        released.SetResult();
        await TestSilo.Until(async () => (await Tally(silo, "c/hangs").Get()).Woken == 1, "the one that hung is done");
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task A_deadline_calls_its_grain_once_when_it_has_passed(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var tally = Tally(silo, "c/a");
        await tally.Wake(Command(), TestSilo.Epoch.AddHours(1));
        await silo.Advance(TimeSpan.FromMinutes(59));
        (await tally.Get()).Woken.ShouldBe(0);
        await silo.Advance(TimeSpan.FromMinutes(2));
        (await tally.Get()).Woken.ShouldBe(1);
        await silo.Advance(TimeSpan.FromHours(5));
        (await tally.Get()).Woken.ShouldBe(1);
    }

    private static ITallyGrain Tally(TestSilo silo, string key) => silo.Grains.GetGrain<ITallyGrain>(key);

    private static CommandContext Command() => new(Guid.NewGuid(), new("tester", "Tester"));
}
