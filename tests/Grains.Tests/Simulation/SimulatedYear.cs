using GroupActors.Groups;
using GroupActors.Sessions;
using GroupActors.Storage;
using GroupActors.Testing;
using Microsoft.Extensions.Time.Testing;

namespace GroupActors.Simulation;

/// <summary>
/// A year of one clinic: commands, losses of the database and deaths of the process, all drawn from a seed. After every step the clinic's invariants are looked at;
/// every command is sent until it is answered, and some again after that.
/// </summary>
internal sealed class SimulatedYear(int seed) : IAsyncDisposable
{
    private const int Patients = 14;

    /// <summary>One in so many commands meets a fault, is sent twice.</summary>
    private const int FaultEvery = 25;
    private const int RepeatEvery = 12;
    private static readonly TimeSpan CrashEvery = TimeSpan.FromDays(20);

    /// <summary>A Monday, so long ago that a year ends before the present: a silo that starts after it would count itself as dead.</summary>
    private static readonly DateTimeOffset Epoch = new(2024, 3, 4, 15, 0, 0, TimeSpan.Zero);

    private static readonly (string Group, string Type, DayOfWeek Day, int Hour, string Facilitator, string? Second)[] Series =
    [
        ("anxiety", "anxiety", DayOfWeek.Monday, 11, "f1", null),
        ("families", "families", DayOfWeek.Wednesday, 18, "f2", null),
        ("class", "class", DayOfWeek.Wednesday, 12, "f3", null),
        ("pair", "pair", DayOfWeek.Friday, 10, "f1", "f2"),
    ];

    private readonly Random _random = new(seed);
    private readonly FakeTimeProvider _clock = new(Epoch);
    private readonly Queue<string> _last = new();
    private TestSilo _silo = null!;
    private SmallClinic _clinic = null!;
    private ClinicInvariants _invariants = null!;
    private DateTimeOffset _crashAt;

    /// <summary>Commands sent, without repeats.</summary>
    public int Commands { get; private set; }

    /// <summary>What was done last, the newest at the end.</summary>
    public string Trail => string.Join('\n', _last);

    /// <summary>Lives through the days.</summary>
    public async Task Run(int days)
    {
        _silo = await TestSilo.Start(TestDatabase.SQLite, clock: _clock);
        _clinic = await SmallClinic.Make(_silo);
        _invariants = new(_clinic);
        _crashAt = _clock.GetUtcNow() + CrashEvery;
        var today = DateOnly.FromDateTime(_clinic.Zone.Local(_clinic.Now).DateTime);
        for (var i = 1; i <= Patients; i++) await _clinic.Register("m" + i);
        foreach (var (group, type, day, hour, facilitator, second) in Series)
        {
            var key = await _clinic.Define(group, type, capacity: 6);
            await SmallClinic.Done(_clinic.Grains.Room(new(_clinic.Id, "room-" + group)).Define(SmallClinic.Command(), new("Room", 20, [], true)));
            await SmallClinic.Done(_clinic.Grains.Group(key).StartSeries(SmallClinic.Command(), new(today, [new(1, day, new(hour, 0), 60)], facilitator, second, "room-" + group)));
        }

        for (var i = 0; i < 5 * Series.Length; i++) await ChangeRoster();
        for (var day = 0; day < days; day++)
        {
            var date = today.AddDays(day);
            for (var i = _random.Next(5); i > 0; i--) await ChangeRoster();
            if (_random.Next(4) == 0) await ChangePlan(date);
            foreach (var session in (await _clinic.Reports.Sessions(date, date.AddDays(1))).OrderBy(session => session.Start)) await Hold(session.Key);
            if (_clock.GetUtcNow() >= _crashAt) await Crash();
            await Until(_clinic.Zone.Instant(date.AddDays(1), new(8, 0)));
        }

        await Look(since: today);
        (await _silo.LedgerDifferences()).ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        var file = _silo.ConnectionString["Data Source=".Length..];
        await _silo.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private async Task ChangeRoster()
    {
        var series = Pick(Series);
        var group = _clinic.Grains.Group(new(_clinic.Id, series.Group));
        var patient = $"m{_random.Next(1, Patients + 1)}";
        var enrollment = (await group.Get())!.Enrollments.LastOrDefault(enrollment => enrollment.Patient == patient && enrollment.Status is not (EnrollmentStatus.Graduated or EnrollmentStatus.Dropped));
        if (enrollment is null)
        {
            await Send($"enroll {patient} in {series.Group}", context => group.Enroll(context, new(patient, series.Type == "families" ? $"family-{patient[^1]}" : null)));
            return;
        }

        // Now and then from an older look at it.
        var version = _random.Next(10) == 0 ? enrollment.Version - 1 : enrollment.Version;
        var reason = Pick(Enum.GetValues<HoldReason>());
        var cleared = enrollment.Holds.Length > 0 ? Pick([.. enrollment.Holds]).Reason : reason;
        var other = Pick(Series);
        await (_random.Next(9) switch
        {
            8 => Send($"transfer {patient} from {series.Group} to {other.Group}", context => group.Transfer(context, new(patient, version, other.Group, other.Type == "families" ? $"family-{patient[^1]}" : null))),
            0 or 1 => Send($"hold {patient} in {series.Group} for {reason}", context => group.PlaceHold(context, new(patient, version, reason))),
            2 or 3 => Send($"clear the hold of {patient} in {series.Group}", context => group.ClearHold(context, new(patient, version, cleared))),
            4 => Send($"override the hold of {patient} in {series.Group}", context => group.OverrideHold(context, new(patient, version))),
            5 => Send($"graduate {patient} from {series.Group}", context => group.Graduate(context, new(patient, version))),
            6 => Send($"drop {patient} from {series.Group}", context => group.Drop(context, new(patient, version))),
            _ => Send($"contact with {patient} of {series.Group}", context => group.RecordClinicalContact(context, new(patient))),
        });
    }

    private async Task ChangePlan(DateOnly today)
    {
        var series = Pick(Series);
        var group = _clinic.Grains.Group(new(_clinic.Id, series.Group));
        var (date, hour) = (today.AddDays(_random.Next(1, 21)), series.Hour + _random.Next(-2, 3));
        var (facilitator, capacity, day) = (Pick(["f1", "f2", "f3"]), _random.Next(3, 9), (DayOfWeek)_random.Next(1, 6));
        await (_random.Next(8) switch
        {
            < 3 => ChangeSession(series.Group, today, facilitator),
            3 => Send($"capacity of {series.Group}", context => group.Define(context, new("Group " + series.Group, series.Type, capacity, 2, []))),
            4 => Send($"series of {series.Group} from {date}", context => group.ChangeSeries(context, new(
                date, [new(1, day, new(hour, 0), 60)], facilitator, series.Second is null ? null : facilitator == "f2" ? "f1" : "f2", "room-" + series.Group))),
            5 => CloseClinic(date),
            6 => CallOff(group, series.Group, date),
            _ => AddSession(group, series.Group, date, hour),
        });
    }

    private async Task ChangeSession(string group, DateOnly today, string facilitator)
    {
        var ahead = await _clinic.Reports.Sessions(today, today.AddDays(14), group: group);
        if (ahead.IsEmpty) return;
        var key = Pick([.. ahead]).Key;
        var (session, to) = (_clinic.Grains.Session(key), new MoveSession(key, today.AddDays(_random.Next(1, 15)), new(_random.Next(9, 19), 0)));
        await (_random.Next(6) switch
        {
            0 => Send($"cancel {key}", context => session.Cancel(context)),
            1 => Send($"assign {facilitator} to {key}", context => session.AssignFacilitator(context, new(facilitator))),
            2 => Send($"assign two to {key}", context => session.AssignFacilitators(context, new([facilitator, facilitator == "f2" ? "f1" : "f2"]))),
            3 => Send($"take {facilitator} off {key}", context => session.RemoveFacilitator(context, new(facilitator))),
            _ => Send($"move {key}", context => _clinic.Grains.Group(key.GroupKey).MoveSession(context, to)),
        });
    }

    private async Task CloseClinic(DateOnly date)
    {
        var clinic = _clinic.Grains.Clinic(new(_clinic.Id));
        var known = (await clinic.Settings())!.Holidays.Where(holiday => holiday.Date >= date.AddDays(-21)).ToArray();
        if (known.Length > 0 && _random.Next(2) == 0) await Send($"no holiday on {known[0].Date}", context => clinic.RemoveHoliday(context, known[0].Date));
        else await Send($"holiday on {date}", context => clinic.SetHoliday(context, new(date, "Drawn")));
    }

    private async Task CallOff(IGroupGrain group, string name, DateOnly date)
    {
        var known = (await group.Get())!.Breaks;
        if (known.Length > 0 && _random.Next(2) == 0) await Send($"take back a break of {name}", context => group.LiftBreak(context, new(known[^1].From, known[^1].To)));
        else await Send($"call {name} off from {date}", context => group.CallOffSessions(context, new(date, date.AddDays(6))));
    }

    /// <summary>In the place of one that is missing, where there is one.</summary>
    private async Task AddSession(IGroupGrain group, string name, DateOnly date, int hour)
    {
        var missing = (await group.Missing()).FirstOrDefault();
        await Send($"add a session of {name}", context => group.AddSession(context, missing is null ? new(date, new(hour, 0), 60) : new(missing.Date, missing.Start, missing.Minutes)));
    }

    private async Task Hold(SessionKey key)
    {
        var session = _clinic.Grains.Session(key);
        if (await session.Get() is not { } view || view.Start <= _clock.GetUtcNow()) return;
        if (_random.Next(4) == 0) await NoticesBefore(session);
        await Until(view.Start.AddMinutes(-15));
        var members = (await session.Get())!.Attendance;
        foreach (var member in members.Append(null))
        {
            var patient = member?.Patient ?? $"m{_random.Next(1, Patients + 1)}";
            await (_random.Next(20) switch
            {
                < 14 => Send($"check {patient} in to {key}", context => session.CheckIn(context, new(patient, CheckInSource.Facilitator))),
                14 => Send($"no-show of {patient} at {key}", context => session.RecordNoShow(context, new(patient))),
                15 => Send($"{patient} unbilled at {key}", context => session.RecordUnbilledAttendance(context, new(patient))),
                16 => Send($"undo {patient} at {key}", context => session.Undo(context, new(patient))),
                17 => Send($"{patient} left {key} early", context => session.DescribePresence(context, new(patient, LateMinutes: 10, LeftEarlyMinutes: 20))),
                _ => Task.CompletedTask,
            });
        }

        await Until(view.End);
        if (_random.Next(12) == 0) await Until(view.End.AddHours(3));
        int? minutes = _random.Next(8) == 0 ? 40 : null;
        await Send($"close {key}", context => session.Close(context, new(minutes)));
        if (_random.Next(6) == 0 && members.Length > 0)
        {
            var (patient, wasPresent) = (Pick([.. members]).Patient, _random.Next(2) == 0);
            await Send($"amend {patient} at {key}", context => session.Amend(context, new(patient, wasPresent)));
        }
    }

    private async Task NoticesBefore(ISessionGrain session)
    {
        var members = (await session.Get())!.Attendance;
        if (members.Length == 0) return;
        var (patient, receivedAt) = (Pick([.. members]).Patient, _clock.GetUtcNow().AddHours(-_random.Next(30)));
        await Send($"notice of {patient}", context => session.RecordNotice(context, new(patient, receivedAt)));
    }

    /// <summary>Sends a command until it is answered, past a fault that it may meet, and perhaps once more; then looks at the clinic.</summary>
    private async Task Send<T>(string what, Func<CommandContext, Task<Outcome<T>>> command) where T : class
    {
        Commands++;
        var context = SmallClinic.Command("Because it was drawn.");
        var fault = _random.Next(FaultEvery) == 0 ? _random.Next(1, 4) : 0;
        Arm(fault);
        var outcome = await Answer(() => command(context));
        Arm(0);
        await _silo.Quiesce();
        var said = outcome.IsDone ? "done" : outcome.Refusal!.Code;
        Note($"{_clock.GetUtcNow():yyyy-MM-dd HH:mm}Z {what}: {said}{(fault > 0 ? $" (fault {fault})" : "")}");
        await Look();
        if (_random.Next(RepeatEvery) != 0) return;
        var again = await Answer(() => command(context));
        if (outcome.IsDone) again.IsDone.ShouldBeTrue($"a repeat of {what} is answered as the first was; it got {again.Refusal?.Code}");
        await _silo.Quiesce();
        await Look();
    }

    private static async Task<Outcome<T>> Answer<T>(Func<Task<Outcome<T>>> command) where T : class
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await command();
            }
            catch (Exception exception) when (attempt < 10 && exception is CommitFailedException or OrleansException)
            {
                // The outcome is not known: the same command again.
            }
        }
    }

    /// <summary>The next commit is lost on its way, or its answer is, or it is refused by the database.</summary>
    private void Arm(int fault)
    {
        var armed = fault;
        _silo.Faults.BeforeCommit = _ => Strikes(1) ? Task.FromException(FaultyDatabase.ConnectionLost())
            : Strikes(3) ? Task.FromException(new InvalidOperationException("Refused (a test's doing)."))
            : Task.CompletedTask;
        _silo.Faults.AfterCommit = _ => Strikes(2) ? Task.FromException(FaultyDatabase.ConnectionLost()) : Task.CompletedTask;

        bool Strikes(int which) => Interlocked.CompareExchange(ref armed, 0, which) == which;
    }

    /// <summary>The process dies with effects undelivered, and another comes up on its database.</summary>
    private async Task Crash()
    {
        _crashAt += CrashEvery;
        _silo.Faults.BeforeCommit = _ => Task.FromException(new InvalidOperationException("The process is gone (a test's doing)."));
        await _silo.DisposeAsync();
        _silo = await TestSilo.Start(TestDatabase.SQLite, _silo.ConnectionString, _clock);
        _clinic = _clinic.In(_silo);
        Note("the process died");
        await _silo.Advance(CommitQueue.EffectLease * 2);
        await Look();
    }

    private async Task Until(DateTimeOffset time)
    {
        if (time <= _clock.GetUtcNow()) return;
        await _silo.Advance(time - _clock.GetUtcNow());
        await Look();
    }

    /// <summary>What is older than three weeks is looked at once more at the end.</summary>
    private Task Look() => Look(DateOnly.FromDateTime(_clock.GetUtcNow().DateTime).AddDays(-21));

    private async Task Look(DateOnly since) => (await _invariants.Broken(_silo, since)).ShouldBeEmpty();

    private void Note(string what)
    {
        _last.Enqueue(what);
        while (_last.Count > 30) _last.Dequeue();
    }

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];
}
