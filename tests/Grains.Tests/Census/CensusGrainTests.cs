using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using GroupActors.Clinics;
using GroupActors.Groups;
using GroupActors.Sessions;
using GroupActors.Testing;
using GroupActors.Waitlist;

namespace GroupActors.Census;

/// <summary>The live picture of a clinic in a silo (L-1).</summary>
public sealed class CensusGrainTests(Silos silos) : IClassFixture<Silos>
{
    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task L1_a_check_in_reaches_a_watcher_within_a_second_with_what_changed_and_nothing_else(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 3);
        await clinic.Session(members: 2, group: "other", facilitator: "f2", startsIn: 120);
        await SmallClinic.Done(clinic.Grains.Session(session).OpenCheckIn(SmallClinic.Command()));
        await clinic.Silo.Quiesce();
        var watcher = new Watcher();
        var seen = await Census(clinic).Watch(clinic.Grains.CreateObjectReference<ICensusObserver>(watcher));
        seen.Sessions.Length.ShouldBe(2);

        var since = Stopwatch.GetTimestamp();
        await clinic.CheckIn(session, 2);
        var delta = await watcher.Next();
        Stopwatch.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromSeconds(1));

        (delta.Epoch, delta.Number).ShouldBe((seen.Epoch, seen.Number + 1));
        var card = delta.Sessions.ShouldHaveSingleItem();
        (card.Key, card.Present, card.Expected).ShouldBe((session, 1, 3));
        delta.Groups.ShouldBeEmpty();
        delta.Gone.ShouldBeEmpty();
        delta.Alerts.ShouldBeNull();
        delta.Totals.ShouldBe(seen.Totals with { PresentToday = 1 });
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task L1_what_was_sent_adds_up_to_a_recount(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var key = await clinic.Define("g");
        for (var i = 1; i <= 4; i++) await clinic.Enroll(key, "m" + i);
        var session = await clinic.Start(key, startsIn: 1);
        var watcher = new Watcher();
        var seen = await Census(clinic).Watch(clinic.Grains.CreateObjectReference<ICensusObserver>(watcher));
        await clinic.CheckIn(session, 1, 2, 3);
        var enrollment = (await clinic.Grains.Group(session.GroupKey).Get())!.Enrollments.Last();
        await SmallClinic.Done(clinic.Grains.Group(session.GroupKey).PlaceHold(SmallClinic.Command(), new("m4", enrollment.Version, HoldReason.AuthorizationLapsed)));
        await clinic.Enroll(session.GroupKey, "m5");
        await clinic.Silo.Advance(TimeSpan.FromMinutes(1));
        await SmallClinic.Done(clinic.Grains.Session(session).Close(SmallClinic.Command(), new()));
        await clinic.Silo.Quiesce();

        // What followed the first update within 50 milliseconds is sent when they are over.
        var settings = (await clinic.Grains.Clinic(new(clinic.Id)).Settings())!;
        CensusDelta? missing = null;
        var since = Stopwatch.GetTimestamp();
        do
        {
            clinic.Silo.Clock.Advance(TimeSpan.FromMilliseconds(50));
            var cards = await CensusReader.Read(clinic.Silo.Ledger, clinic.Id, clinic.Zone.Date(clinic.Now));
            missing = watcher.After(seen).To(CensusRules.Draw(cards, settings, clinic.Now), Guid.Empty, 1);
        }
        while (missing is not null && Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(10));

        JsonSerializer.Serialize(missing, JournalJson.Options).ShouldBe("null");

        var snapshot = await Census(clinic).Snapshot();
        watcher.After(seen).To(new(snapshot.Groups, snapshot.Sessions, snapshot.Totals, snapshot.Alerts), Guid.Empty, 1).ShouldBeNull();
        var group = snapshot.Groups.ShouldHaveSingleItem();
        (group.Census.Active, group.Census.AdministrativeHold, group.Census.Open).ShouldBe((4, 1, 7));
        (snapshot.Totals.PresentToday, snapshot.Totals.ConfirmedToday).ShouldBe((3, 210m));
        snapshot.Sessions.ShouldHaveSingleItem().State.ShouldBe(SessionState.Closed);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task L1_a_watch_that_is_not_renewed_runs_out(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        var session = await clinic.Session(members: 3);
        var (gone, here) = (new Watcher(), new Watcher());
        var renewed = clinic.Grains.CreateObjectReference<ICensusObserver>(here);
        await Census(clinic).Watch(clinic.Grains.CreateObjectReference<ICensusObserver>(gone));
        await Census(clinic).Watch(renewed);
        await clinic.CheckIn(session, 1);
        await gone.Next();
        await here.Next();

        clinic.Silo.Clock.Advance(CensusWatch.Expiry - TimeSpan.FromSeconds(1));
        await Census(clinic).Watch(renewed);
        clinic.Silo.Clock.Advance(TimeSpan.FromSeconds(2));
        await clinic.CheckIn(session, 2);
        await TestSilo.Until(() =>
        {
            clinic.Silo.Clock.Advance(TimeSpan.FromMilliseconds(50));
            return Task.FromResult(here.Saw(session, present: 2));
        }, "the watcher that renewed its watch hears of the check-in");

        gone.Saw(session, present: 1).ShouldBeTrue();
        gone.Saw(session, present: 2).ShouldBeFalse();
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task L1_a_waitlist_that_grows_and_shrinks_is_counted_for_a_watcher(TestDatabase database)
    {
        var clinic = await silos.Clinic(database);
        await clinic.Register("m1");
        var watcher = new Watcher();
        (await Census(clinic).Watch(clinic.Grains.CreateObjectReference<ICensusObserver>(watcher))).Totals.Waiting.ShouldBe(0);

        var entry = clinic.Grains.WaitlistEntry(new(clinic.Id, "w1"));
        await SmallClinic.Done(entry.Put(SmallClinic.Command(), new("m1", ["anxiety"], null, Acuity.High, clinic.Zone.Date(clinic.Now), false, [])));
        (await watcher.Next()).Totals!.Waiting.ShouldBe(1);
        await SmallClinic.Done(entry.Withdraw(SmallClinic.Command("Moved away.")));
        await TestSilo.Until(() =>
        {
            clinic.Silo.Clock.Advance(TimeSpan.FromMilliseconds(50));
            return Task.FromResult(watcher.Waiting == 0);
        }, "the watcher hears that nobody waits any more");
    }

    private static ICensusGrain Census(SmallClinic clinic) => clinic.Grains.Census(new ClinicKey(clinic.Id));

    /// <summary>A board: keeps what it was sent.</summary>
    private sealed class Watcher : ICensusObserver
    {
        private readonly BlockingCollection<CensusDelta> _deltas = [];
        private readonly ConcurrentQueue<CensusDelta> _all = new();

        public Task Changed(CensusDelta delta)
        {
            _all.Enqueue(delta);
            _deltas.Add(delta);
            return Task.CompletedTask;
        }

        public Task<CensusDelta> Next() => Task.Run(() => _deltas.TryTake(out var delta, TimeSpan.FromSeconds(20)) ? delta : throw new TimeoutException("No update came."));

        public int? Waiting => _all.LastOrDefault(delta => delta.Totals is not null)?.Totals?.Waiting;

        public bool Saw(SessionKey session, int present) => _all.Any(delta => delta.Sessions.Any(card => card.Key == session && card.Present == present));

        /// <summary>The picture that a board shows which began with <paramref name="seen"/>.</summary>
        public CensusPicture After(CensusSnapshot seen)
        {
            var groups = seen.Groups.ToDictionary(card => card.Key.ToString());
            var sessions = seen.Sessions.ToDictionary(card => card.Key.ToString());
            var (totals, alerts) = (seen.Totals, seen.Alerts);
            foreach (var delta in _all)
            {
                foreach (var card in delta.Groups) groups[card.Key.ToString()] = card;
                foreach (var card in delta.Sessions) sessions[card.Key.ToString()] = card;
                foreach (var key in delta.Gone)
                {
                    groups.Remove(key);
                    sessions.Remove(key);
                }

                (totals, alerts) = (delta.Totals ?? totals, delta.Alerts ?? alerts);
            }

            return new([.. groups.Values], [.. sessions.Values], totals, alerts);
        }
    }
}
