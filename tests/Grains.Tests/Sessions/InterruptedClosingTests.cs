using System.Collections.Concurrent;
using GroupActors.Storage;
using GroupActors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace GroupActors.Sessions;

/// <summary>What follows from a close follows once, wherever the process dies and however the effects travel.</summary>
public sealed class InterruptedClosingTests
{
    [Theory]
    [InlineData(TestDatabase.SQLite, "session/"), InlineData(TestDatabase.PostgreSQL, "session/")]
    [InlineData(TestDatabase.SQLite, "claim/"), InlineData(TestDatabase.PostgreSQL, "claim/")]
    public async Task S8_closing_again_after_a_crash_in_the_middle_gives_the_same_claims(TestDatabase database, string diesAfterCommitOf)
    {
        await using var first = await TestSilo.Start(database);
        var clinic = await SmallClinic.Make(first);
        var session = await clinic.Session(members: 4);
        await clinic.CheckIn(session, 1, 2, 3);
        await first.Advance(TimeSpan.FromMinutes(90));
        var dead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var never = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        first.Faults.AfterCommit = writes =>
        {
            if (!writes.Any(write => write.Stream.StartsWith(diesAfterCommitOf, StringComparison.Ordinal))) return Task.CompletedTask;
            dead.TrySetResult();
            return never.Task;
        };
        var command = SmallClinic.Command();
        var unanswered = clinic.Grains.Session(session).Close(command, new());

        try
        {
            // From here on the first silo does not act any more; another takes over its database.
            await dead.Task.WaitAsync(TimeSpan.FromSeconds(20));
            await using (var second = await TestSilo.Start(database, first.ConnectionString, first.Clock))
            {
                var again = clinic.In(second);
                await second.Quiesce();
                var repeated = await SmallClinic.Done(again.Grains.Session(session).Close(command, new()));
                var anew = await SmallClinic.Done(again.Grains.Session(session).Close(SmallClinic.Command(), new()));
                await second.Quiesce();

                anew.Session.Version.ShouldBe(repeated.Session.Version);
                var claims = await again.Claims(session);
                claims.Select(claim => (claim.Key.Patient, claim.Key.Correction)).ShouldBe([("m1", 1), ("m2", 1), ("m3", 1)]);
                claims.Select(claim => claim.Key).ShouldBe(repeated.Lines.Where(line => line.Claim is not null).Select(line => line.Claim!), ignoreOrder: true);
                (await again.Reports.SessionHistory(session)).Count(entry => entry.Change == "session.closed").ShouldBe(1);
                (await again.Tasks(Tasks.TaskKind.NoShowNote)).ShouldHaveSingleItem().Patient.ShouldBe("m4");
                (await second.LedgerDifferences()).ShouldBeEmpty();
            }
        }
        finally
        {
            never.SetException(FaultyDatabase.ConnectionLost());
        }

        await unanswered.ContinueWith(_ => { }, TestContext.Current.CancellationToken, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task Effects_delivered_twice_and_in_reverse_order_end_the_same(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var orderly = await SmallClinic.Make(silo);
        var session = await Prepared(orderly);
        await Play(orderly, session);
        await silo.Quiesce();

        var shuffled = await SmallClinic.Make(silo);
        var other = await Prepared(shuffled);
        var mail = new ConcurrentStack<(GrainId Target, EffectEnvelope Envelope)>();
        var queue = silo.Services.GetRequiredService<CommitQueue>();
        var deliver = queue.OnCommitted;
        queue.OnCommitted = (stream, commit) =>
        {
            for (var i = 0; i < commit.Effects.Length; i++)
            {
                mail.Push((commit.Effects[i].Target, new(stream, commit.Version, i, commit.Effects[i].Message)));

                // Nobody waits for a delivery that this test holds back.
                commit.Watch?.MarkDelivered(i);
            }
        };
        await Play(shuffled, other);
        mail.Count.ShouldBeGreaterThan(10);

        // The last goes first, and what follows from it goes before all that waits.
        while (mail.TryPop(out var letter))
        {
            var receiver = silo.Grains.GetGrain<IEffectReceiver>(letter.Target);
            await receiver.Receive(letter.Envelope);
            await receiver.Receive(letter.Envelope);
        }

        var billed = await Billed(orderly, session);
        billed.Count.ShouldBe(5);
        (await Billed(shuffled, other)).ShouldBe(billed);
        (await OpenWork(shuffled, other)).ShouldBe(await OpenWork(orderly, session));

        // And once more by the outbox, which knows of no delivery so far.
        queue.OnCommitted = deliver;
        await silo.Advance(TimeSpan.FromMinutes(1));
        (await Billed(shuffled, other)).ShouldBe(billed);
        (await OpenWork(shuffled, other)).ShouldBe(await OpenWork(orderly, session));
        (await silo.LedgerDifferences()).ShouldBeEmpty();
    }

    private static async Task<SessionKey> Prepared(SmallClinic clinic)
    {
        var session = await clinic.Session(members: 8);
        await clinic.CheckIn(session, 1, 2, 3, 4, 5, 6);
        await clinic.Silo.Advance(TimeSpan.FromMinutes(90));
        return session;
    }

    /// <summary>A close and what people correct after it: a member who was not there, one who was, one who came late, and one twice.</summary>
    private static async Task Play(SmallClinic clinic, SessionKey session)
    {
        var grain = clinic.Grains.Session(session);
        await SmallClinic.Done(grain.Close(SmallClinic.Command(), new()));
        foreach (var amendment in new AmendAttendance[]
        {
            new("m1", WasPresent: false), new("m7", WasPresent: true), new("m2", null, LateMinutes: 30), new("m3", WasPresent: false), new("m3", WasPresent: true), new("m3", WasPresent: false),
        })
        {
            await SmallClinic.Done(grain.Amend(SmallClinic.Command("The list was wrong."), amendment));
        }
    }

    private static async Task<List<string>> Billed(SmallClinic clinic, SessionKey session) =>
        [.. (await clinic.StandingClaims(session)).Select(claim => $"{claim.Key.Patient} {claim.Code} {claim.State} {claim.Minutes} {claim.Charge} {string.Join(' ', claim.Reasons.Select(reason => reason.Code))}")];

    /// <summary>Notes that are due, tasks that are open, and what the group counts.</summary>
    private static async Task<List<string>> OpenWork(SmallClinic clinic, SessionKey session)
    {
        var notes = await clinic.Reports.Notes(session: session.ToString());
        var tasks = await clinic.Reports.Tasks();
        var group = await clinic.Grains.Group(session.GroupKey).Get();
        return
        [
            .. notes.Select(note => "note " + note.Key.Patient).Order(StringComparer.Ordinal),
            .. tasks.Select(task => $"{task.Kind} {task.Patient}").Order(StringComparer.Ordinal),
            .. group!.Enrollments.Select(member => $"{member.Patient} missed {member.ConsecutiveMisses}").Order(StringComparer.Ordinal),
        ];
    }
}
