using GroupActors.Bookings;
using GroupActors.Clinics;
using GroupActors.Sessions;

namespace GroupActors.Groups;

/// <summary>A group in memory, changed by its rules alone.</summary>
internal sealed class GroupFixture
{
    public static readonly GroupKey Key = new("riverside", "anxiety");
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);

    public GroupFixture(int capacity = 3, EnrollmentWindow window = EnrollmentWindow.Always, GroupComposition composition = GroupComposition.PatientsOnly, int facilitators = 1)
    {
        Settings = new(
            "riverside", 1, "Riverside", "America/Chicago", null, new ClinicPolicies(), [new("anxiety", "Anxiety", composition, GroupService.Psychotherapy, 60, facilitators, [], [], window)], [], []);
        Do(group => GroupRules.Define(group, Definition(capacity), Settings)).Refusal.ShouldBeNull();
    }

    public ClinicSettings Settings { get; set; }
    public GroupState State { get; private set; } = new();
    public DateTimeOffset Now { get; set; } = Start;
    public List<JournalEntry> Journal { get; } = [];
    public ClinicZone Zone => new(Settings.TimeZone);
    public DateOnly Today => Zone.Date(Now);

    public static DefineGroup Definition(int capacity) => new("Anxiety", "anxiety", capacity, 0, []);

    public Decision Do(Func<GroupState, Decision> decide)
    {
        var decision = decide(State);
        if (decision.Refusal is not null) return decision;
        foreach (var happened in decision.Events)
        {
            var entry = new JournalEntry(State.Version + 1, Now, Actor.System("test"), null, null, null, happened);
            Journal.Add(entry);
            State = State.Apply(entry);
        }
        return decision;
    }

    public Decision Enroll(string patient, HoldReason? hold = null) => Do(group => EnrollmentRules.Enroll(group, new(patient, AdministrativeHold: hold), "acme", 1, Settings, Now));

    public Enrollment Of(string patient) => State.Latest(patient)!;

    public Decision Place(string patient, HoldReason reason, DateOnly? since = null) =>
        Do(group => EnrollmentRules.PlaceHold(group, new(patient, Of(patient).Version, reason, Since: since), Settings.Policies, Zone, Now));

    public Decision Clear(string patient, HoldReason reason) => Do(group => EnrollmentRules.ClearHold(group, new(patient, Of(patient).Version, reason), Today));

    public Decision Override(string patient) => Do(group => EnrollmentRules.OverrideHold(group, new(patient, Of(patient).Version), "clinical judgement", Today));

    public Decision Graduate(string patient, DateOnly? on = null) => Do(group => EnrollmentRules.Graduate(group, new(patient, Of(patient).Version, on), Zone, Now));

    public Decision Drop(string patient) => Do(group => EnrollmentRules.Drop(group, new(patient, Of(patient).Version), "moved away", Settings.Policies, Zone, Now));

    public Decision Contact(string patient, DateTimeOffset at) => Do(group => EnrollmentRules.RecordContact(group, new(patient, at), Settings.Policies, Now, Today));

    /// <summary>Session <paramref name="week"/> of the group, one a week from the start.</summary>
    public static BookingSlot Slot(int week)
    {
        var start = Start.AddDays(7 * week);
        var date = DateOnly.FromDateTime(start.UtcDateTime);
        return new(new SessionKey(Key.Clinic, Key.Group, date, 1), date, start, start.AddHours(1));
    }

    public Decision Settle(int week, long version, bool isCancelled, params (string Patient, AttendanceKind Kind)[] attendance)
    {
        if (Now < Slot(week).End) Now = Slot(week).End;
        return Do(group => GroupRules.Settle(
            group,
            new(
                Slot(week).Session, version, Slot(week).Start, isCancelled,
                [.. attendance.Select(member => new SettledAttendance(member.Patient, group.LastNumbers.GetValueOrDefault(member.Patient, 1), member.Kind))]),
            Settings.Policies,
            Today));
    }

    public Decision Settle(int week, AttendanceKind kind, long version = 1) => Settle(week, version, false, ("ann", kind));

    /// <summary>A running group with one session a week on Mondays at nine.</summary>
    public void Run(int weeks = 8)
    {
        Settings = Settings with { Policies = Settings.Policies with { BookingWeeks = weeks } };
        var operation = new Guid(7, 0, 0, new byte[8]);
        Do(group => SeriesRules.Start(group, Key, Series(), operation, Settings, Now)).Refusal.ShouldBeNull();
        Do(group => SeriesRules.Settle(group, Key, operation, [], isRoomFree: true, Settings)).Refusal.ShouldBeNull();
    }

    /// <summary>The series' next session is booked.</summary>
    public BookingSlot Extend()
    {
        var next = SeriesRules.Next(State, Key, Settings).ShouldNotBeNull();
        var operation = SeriesRules.OperationFor(next.Session);
        Do(group => SeriesRules.Extend(group, next, operation)).Refusal.ShouldBeNull();
        Do(group => SeriesRules.Settle(group, Key, operation, [], isRoomFree: true, Settings)).Refusal.ShouldBeNull();
        return next;
    }

    public static StartSeries Series(string? coFacilitator = null, string? room = "oak") =>
        new(new DateOnly(2026, 3, 2), [new WeeklySlot(1, DayOfWeek.Monday, new TimeOnly(9, 0), 60)], "fay", coFacilitator, room);

    public IEnumerable<T> Happened<T>() where T : IDomainEvent => Journal.Select(entry => entry.Event).OfType<T>();
}
