using GroupActors.Claims;
using GroupActors.Clinics;
using GroupActors.Groups;
using GroupActors.Reports;
using GroupActors.Sessions;
using GroupActors.Tasks;
using GroupActors.Testing;

namespace GroupActors;

/// <summary>A clinic made through its own grains: settings, fees, facilitators f1 to f3, and groups whose next session is about to begin.</summary>
internal sealed class SmallClinic
{
    private static int _made;

    private SmallClinic(TestSilo silo, string id) => (Silo, Id) = (silo, id);

    public TestSilo Silo { get; private set; }

    public string Id { get; }

    public IGrainFactory Grains => Silo.Grains;

    public DateTimeOffset Now => Silo.Clock.GetUtcNow();

    public ClinicZone Zone { get; } = new("America/New_York");

    public IReportsGrain Reports => Grains.Reports(new(Id));

    public static CommandContext Command(string? reason = null) => new(Guid.NewGuid(), new("test", "Test"), reason);

    public static async Task<SmallClinic> Make(TestSilo silo, ClinicPolicies? policies = null)
    {
        var made = new SmallClinic(silo, $"clinic-{Interlocked.Increment(ref _made)}");
        var clinic = silo.Grains.Clinic(new(made.Id));
        await Done(clinic.Configure(Command(), new("Riverside", "America/New_York")));
        if (policies is not null) await Done(clinic.SetPolicies(Command(), policies));
        await Done(clinic.DefineGroupType(Command(), new("anxiety", "Anxiety", GroupComposition.PatientsOnly, GroupService.Psychotherapy, 60, 1, [], [])));
        await Done(clinic.DefineGroupType(Command(), new("families", "Families", GroupComposition.MultipleFamily, GroupService.Psychotherapy, 60, 1, [], [])));
        await Done(clinic.DefineGroupType(Command(), new("class", "Class", GroupComposition.PatientsOnly, GroupService.EducationalClass, 60, 1, [], [])));
        await Done(clinic.DefineGroupType(Command(), new("pair", "Led by two", GroupComposition.PatientsOnly, GroupService.Psychotherapy, 60, 2, [], [])));
        await Done(clinic.DefinePayer(Command(), new("p1", "Payer", PayerCategory.Commercial)));
        foreach (var (code, charge, expected) in new[] { ("90853", 95m, 70m), ("90849", 110m, 80m), ("90834", 150m, 110m) })
        {
            await Done(clinic.SetFee(Command(), new("p1", code, new(2020, 1, 1), null, charge, expected)));
        }

        foreach (var facilitator in new[] { "f1", "f2", "f3" }) await Done(silo.Grains.Facilitator(new(made.Id, facilitator)).Register(Command(), new(facilitator, null, null, [])));
        return made;
    }

    /// <summary>The same clinic in the silo that came after.</summary>
    public SmallClinic In(TestSilo silo) => new(silo, Id);

    /// <summary>A group without a series.</summary>
    public async Task<GroupKey> Define(string group, string type = "anxiety", int capacity = 12)
    {
        await Done(Grains.Group(new(Id, group)).Define(Command(), new("Group " + group, type, capacity, 2, [])));
        return new(Id, group);
    }

    /// <summary>A weekly slot of an hour that begins in <paramref name="minutes"/>, and the date of its next session.</summary>
    public (WeeklySlot Slot, DateOnly Date) SlotIn(int minutes)
    {
        var start = Zone.Local(Now.AddMinutes(minutes)).DateTime;
        return (new(1, start.DayOfWeek, new(start.Hour, start.Minute), 60), DateOnly.FromDateTime(start));
    }

    /// <summary>A series in the group's own room, whose first session begins in <paramref name="startsIn"/> minutes.</summary>
    public async Task<SessionKey> Start(GroupKey group, string facilitator = "f1", string? second = null, int startsIn = 20)
    {
        var (slot, date) = SlotIn(startsIn);
        await Done(Grains.Room(new(Id, "room-" + group.Group)).Define(Command(), new("Room", 60, [], true)));
        await Done(Grains.Group(group).StartSeries(Command(), new(date, [slot], facilitator, second, "room-" + group.Group)));
        await Silo.Quiesce();
        return new(Id, group.Group, date, 1);
    }

    /// <summary>Registers and covers a patient.</summary>
    public async Task Register(string patient)
    {
        var grain = Grains.Patient(new(Id, patient));
        await Done(grain.Register(Command(), new("Given", "Family", new(1990, 1, 1), null, [])));
        await Done(grain.SetCoverage(Command(), new("p1", "id-" + patient, new(2020, 1, 1), null)));
    }

    public async Task<EnrollmentView> Enroll(GroupKey group, string patient, string? family = null)
    {
        await Register(patient);
        return await Done(Grains.Group(group).Enroll(Command(), new(patient, family)));
    }

    /// <summary>A session with members m1, m2, ... whose check-in is open where it starts within half an hour.</summary>
    /// <param name="families">How many families the members are spread over; 0 where the group has none.</param>
    public async Task<SessionKey> Session(int members = 8, string type = "anxiety", int families = 0, string group = "g", string facilitator = "f1", int startsIn = 20)
    {
        var key = await Define(group, type);
        for (var i = 1; i <= members; i++) await Enroll(key, "m" + i, families == 0 ? null : $"family-{i % families}");
        return await Start(key, facilitator, startsIn: startsIn);
    }

    public async Task CheckIn(SessionKey session, params IEnumerable<int> members)
    {
        foreach (var member in members) await Done(Grains.Session(session).CheckIn(Command(), new("m" + member, CheckInSource.Facilitator)));
    }

    /// <summary>Lets the session pass and closes it; waits for what follows.</summary>
    public async Task<CloseSummary> Close(SessionKey session, int? minutes = null)
    {
        var end = (await Grains.Session(session).Get())!.End;
        if (end > Now) await Silo.Advance(end - Now);
        var closed = await Done(Grains.Session(session).Close(Command(), new(minutes)));
        await Silo.Quiesce();
        return closed;
    }

    public async Task<CloseSummary> Amend(SessionKey session, AmendAttendance command)
    {
        var amended = await Done(Grains.Session(session).Amend(Command("The list was wrong."), command));
        await Silo.Quiesce();
        return amended;
    }

    /// <summary>Every claim that the clinic ever issued for a session, as its grain says, in the order of their keys.</summary>
    public async Task<ClaimView[]> Claims(SessionKey session)
    {
        var page = await Reports.Claims(new([], session.ToString(), null, 0, 500));
        var claims = await Task.WhenAll(page.Claims.Select(claim => Grains.Claim(claim.Key).Get()));
        return [.. claims.Select(claim => claim!).OrderBy(claim => claim.Key.ToString(), StringComparer.Ordinal)];
    }

    /// <summary>The claims that still stand.</summary>
    public async Task<ClaimView[]> StandingClaims(SessionKey session) => [.. (await Claims(session)).Where(claim => claim.State is not (ClaimState.Voided or ClaimState.Replaced))];

    public async Task<TaskListItem[]> Tasks(TaskKind kind) => [.. (await Reports.Tasks()).Where(task => task.Kind == kind)];

    public static async Task<T> Done<T>(Task<Outcome<T>> pending) where T : class
    {
        var outcome = await pending;
        outcome.IsDone.ShouldBeTrue(outcome.Refusal?.Code + " " + outcome.Refusal?.Message);
        return outcome.Value!;
    }
}
