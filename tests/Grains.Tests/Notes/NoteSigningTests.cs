using GroupActors.Testing;

namespace GroupActors.Notes;

/// <summary>Notes of one session, through the session that keeps them apart (S-11).</summary>
public sealed class NoteSigningTests(Silos silos) : IClassFixture<Silos>
{
    private const string Text = "Given took part and practised two skills.";

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task S11_of_notes_with_one_text_that_are_signed_at_one_moment_one_is_signed(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await Closed(clinic, members: 6);
        string[] members = [.. Enumerable.Range(1, 6).Select(i => "m" + i)];

        var outcomes = await Task.WhenAll(members.Select(member => clinic.Grains.Note(new(session, member)).Sign(SmallClinic.Command(), new(Text))));
        await clinic.Silo.Quiesce();

        outcomes.Count(outcome => outcome.IsDone).ShouldBe(1);
        outcomes.Where(outcome => !outcome.IsDone).ShouldAllBe(outcome => outcome.Refusal!.Code == "note_not_individualized");
        var notes = await Task.WhenAll(members.Select(member => clinic.Grains.Note(new(session, member)).Get()));
        notes.Count(note => note!.State == NoteState.Signed).ShouldBe(1);

        // Whoever was refused writes what is their member's own.
        var refused = notes.First(note => note!.State != NoteState.Signed)!.Key;
        await SmallClinic.Done(clinic.Grains.Note(refused).Sign(SmallClinic.Command(), new("Came late and named one goal.")));
        await clinic.Silo.Quiesce();
        (await Journal("session/")).ShouldContain("fingerprint");
        (await Journal("session/")).ShouldNotContain("practised");
        (await Journal("session/")).ShouldNotContain("goal");
        string.Join('\n', await clinic.Reports.SessionHistory(session)).ShouldNotContain("fingerprint");
        // Of a note the journal has what was signed: no draft, and nothing that was refused.
        var written = await Journal("note/");
        written.Split("practised").Length.ShouldBe(2);
        written.ShouldContain("goal");
        await SmallClinic.Done(clinic.Grains.Note(notes.Last(note => note!.State != NoteState.Signed && note.Key != refused)!.Key).SaveDraft(SmallClinic.Command(), new("Sat apart.")));
        (await Journal("note/")).ShouldNotContain("apart");
        (await clinic.Silo.LedgerDifferences()).ShouldBeEmpty();

        async Task<string> Journal(string streams) =>
            string.Join('\n', await database.Texts(clinic.Silo.ConnectionString, $"SELECT payload FROM journal WHERE stream LIKE '{streams}{session}%'"));
    }

    [Fact]
    public async Task S11_the_author_is_told_of_a_nearly_same_note_and_of_another_name_and_may_sign_all_the_same()
    {
        var clinic = await silos.Clinic(TestDatabase.SQLite);
        var session = await Closed(clinic, members: 3);
        await SmallClinic.Done(clinic.Grains.Patient(new(clinic.Id, "m3")).Register(SmallClinic.Command(), new("Odette", "Brask", new(1990, 1, 1), null, [])));
        await SmallClinic.Done(clinic.Grains.Note(new(session, "m1")).Sign(SmallClinic.Command(), new("One two three four five six seven eight nine ten eleven twelve.")));
        var note = clinic.Grains.Note(new(session, "m2"));
        const string near = "One two three four five six seven eight nine ten, said Odette.";

        var review = await note.Review(new(near));
        var told = await note.Sign(SmallClinic.Command(), new(near));

        review.Flags.Select(flag => flag.Id).ShouldBe(["NearlySame:m1", "NamesAnother:m3"]);
        told.Refusal!.Code.ShouldBe("note_flagged");
        (await note.Sign(SmallClinic.Command(), new(near, ["NamesAnother:m3"]))).Refusal!.Details.ShouldHaveSingleItem().Code.ShouldBe("nearly_same");
        await SmallClinic.Done(clinic.Grains.Clinic(new(clinic.Id)).SetPolicies(SmallClinic.Command(), new() { NoteOverlapPercent = 100 }));
        await TestSilo.Until(async () => (await note.Review(new(near))).Flags.Length == 1, "the policy is known");
        await SmallClinic.Done(clinic.Grains.Clinic(new(clinic.Id)).SetPolicies(SmallClinic.Command(), new()));
        await TestSilo.Until(async () => (await note.Review(new(near))).Flags.Length == 2, "the policy is known");
        var signed = await SmallClinic.Done(note.Sign(SmallClinic.Command(), new(near, ["NamesAnother:m3", "NearlySame:m1"])));
        (signed.State, signed.Text, signed.SignedBy).ShouldBe((NoteState.Signed, near, "Test"));
    }

    [Theory]
    [InlineData(TestDatabase.SQLite, "note/"), InlineData(TestDatabase.PostgreSQL, "note/")]
    [InlineData(TestDatabase.SQLite, "session/"), InlineData(TestDatabase.PostgreSQL, "session/")]
    public async Task S11_a_signature_that_a_crash_interrupted_is_ended_by_itself_and_its_text_is_no_others(TestDatabase database, string diesAfterCommitOf)
    {
        await using var first = await TestSilo.Start(database);
        var clinic = await SmallClinic.Make(first);
        var session = await Closed(clinic, members: 2);
        var dead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var never = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        first.Faults.AfterCommit = writes =>
        {
            if (!writes.Any(write => write.Commits.Any(commit => commit.Entries.Any(entry => diesAfterCommitOf == "note/" ? entry.Event is SignatureIntended : entry.Event is Sessions.NoteTextClaimed)))) return Task.CompletedTask;
            first.Faults.FindsNothingDue = true;
            dead.TrySetResult();
            return never.Task;
        };
        var command = SmallClinic.Command();
        var unanswered = clinic.Grains.Note(new(session, "m1")).Sign(command, new(Text));

        try
        {
            // From here on the first silo does not act any more; another takes over its database.
            await dead.Task.WaitAsync(TimeSpan.FromSeconds(20));
            await using (var second = await TestSilo.Start(database, first.ConnectionString, first.Clock))
            {
                var again = clinic.In(second);
                await second.Advance(TimeSpan.FromMinutes(2));
                var note = (await again.Grains.Note(new(session, "m1")).Get())!;

                (note.State, note.Text, note.SignedBy).ShouldBe((NoteState.Signed, Text, "Test"));
                (await again.Grains.Note(new(session, "m2")).Sign(SmallClinic.Command(), new(Text))).Refusal!.Code.ShouldBe("note_not_individualized");
                (await SmallClinic.Done(again.Grains.Note(new(session, "m1")).Sign(command, new(Text)))).Version.ShouldBe(note.Version);
                (await again.Reports.SessionHistory(session)).Count(entry => entry.Change == "session.note-text-claimed").ShouldBe(1);
                (await second.LedgerDifferences()).ShouldBeEmpty();
            }
        }
        finally
        {
            // What it tries once more is not held up again.
            first.Faults.AfterCommit = null;
            never.SetException(FaultyDatabase.ConnectionLost());
        }

        await unanswered.ContinueWith(_ => { }, TestContext.Current.CancellationToken, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private static async Task<Sessions.SessionKey> Closed(SmallClinic clinic, int members)
    {
        var session = await clinic.Session(members);
        await clinic.CheckIn(session, Enumerable.Range(1, members));
        await clinic.Close(session);
        return session;
    }
}
