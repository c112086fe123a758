using System.Globalization;
using GroupActors.Aggregates;
using GroupActors.Clinics;
using GroupActors.Sessions;
using GroupActors.Testing;

namespace GroupActors.CrashingSilo;

/// <summary>
/// One session from its booking to its claims. Every command has the same id each time it is run, so that a run takes up what one before it has left half-done, as clients do that send again.
/// </summary>
internal sealed class OneSession(TestSilo silo)
{
    public const string Clinic = "clinic";
    public const string Facilitator = "f1";
    public const string Room = "r1";

    /// <summary>The session's members; the first of them come.</summary>
    public static readonly string[] Members = ["m1", "m2", "m3", "m4"];

    public const int Present = 3;

    private const string TimeZone = "America/New_York";
    private static readonly ClinicZone Zone = new(TimeZone);

    private int _commands;

    /// <summary>Hours after the epoch: more than all runs that are cut short take together.</summary>
    private static DateTimeOffset Start => TestSilo.Epoch.AddHours(5);

    public static SessionKey Session => new(Clinic, "g1", DateOnly.FromDateTime(Zone.Local(Start).DateTime), 1);

    public async Task Run()
    {
        await Define();
        var group = silo.Grains.Group(Session.GroupKey);
        foreach (var member in Members)
        {
            var patient = silo.Grains.Patient(new(Clinic, member));
            await Done(patient.Register(Command(), new("Given", "Family", new(1990, 1, 1), null, [])));
            await Done(patient.SetCoverage(Command(), new("p1", "id-" + member, new(2020, 1, 1), null)));
            await Done(group.Enroll(Command(), new(member, null)));
        }

        var local = Zone.Local(Start);
        await Done(group.StartSeries(Command(), new(Session.Date, [new(1, local.DayOfWeek, new(local.Hour, local.Minute), 60)], Facilitator, null, Room)));
        var session = silo.Grains.Session(Session);
        await Eventually(async () => await session.Get() is not null);
        await TurnTo(Start.AddMinutes(-10));
        foreach (var member in Members.Take(Present)) await Done(session.CheckIn(Command(), new(member, CheckInSource.Facilitator)));
        await TurnTo(Start.AddMinutes(60));
        await Done(session.Close(Command(), new(60)));
        await silo.Quiesce();
    }

    private async Task Define()
    {
        var clinic = silo.Grains.Clinic(new(Clinic));
        await Done(clinic.Configure(Command(), new("Riverside", TimeZone)));
        await Done(clinic.DefineGroupType(Command(), new("talk", "Talk", GroupComposition.PatientsOnly, GroupService.Psychotherapy, 60, 1, [], [])));
        await Done(clinic.DefinePayer(Command(), new("p1", "Payer", PayerCategory.Commercial)));
        await Done(clinic.SetFee(Command(), new("p1", "90853", new(2020, 1, 1), null, 95m, 70m)));
        await Done(silo.Grains.Facilitator(new(Clinic, Facilitator)).Register(Command(), new(Facilitator, null, null, [])));
        await Done(silo.Grains.Room(new(Clinic, Room)).Define(Command(), new("Room", 20, [], true)));
        await Done(silo.Grains.Group(Session.GroupKey).Define(Command(), new("Group", "talk", Members.Length, 2, [])));
    }

    private async Task TurnTo(DateTimeOffset time)
    {
        if (silo.Clock.GetUtcNow() < time) await silo.Advance(time - silo.Clock.GetUtcNow());
    }

    /// <summary>What was left half-done is taken up by its deadlines, some of which the silo before has leased.</summary>
    private async Task Eventually(Func<Task<bool>> condition)
    {
        for (var minutes = 0; !await condition(); minutes++)
        {
            if (minutes == 60) throw new TimeoutException("It did not happen within an hour of the clinic's time.");
            await silo.Advance(TimeSpan.FromMinutes(1));
        }
    }

    private CommandContext Command() => new(new Guid(++_commands, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]), new("test", "Test"));

    private static async Task<T> Done<T>(Task<Outcome<T>> pending) where T : class
    {
        var outcome = await pending;
        return outcome.IsDone ? outcome.Value : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{outcome.Refusal?.Code} {outcome.Refusal?.Message}"));
    }
}
