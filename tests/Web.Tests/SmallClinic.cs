using System.Globalization;
using GroupActors.Aggregates;
using GroupActors.Clinics;
using GroupActors.Groups;
using GroupActors.Sessions;

namespace GroupActors;

/// <summary>One group whose session runs now, led by the demo facilitator, with members m1, m2, ...; another that they do not lead.</summary>
public sealed record SmallClinic(GroupKey Group, SessionKey Session, GroupKey OtherGroup, SessionKey OtherSession)
{
    /// <summary>Facilitator of the demo account.</summary>
    public const string Facilitator = "priya-nandan";

    /// <summary>Makes the clinic through its grains.</summary>
    public static async Task<SmallClinic> Make(IGrainFactory grains, int members = 4)
    {
        var clinic = new ClinicKey(ClinicApp.Clinic);
        // A zone in which it is about noon, so that "now" is well inside one day.
        var offset = 12 - TimeProvider.System.GetUtcNow().Hour;
        var zone = new ClinicZone(ZoneName(offset));
        var now = zone.Local(TimeProvider.System.GetUtcNow());
        var today = DateOnly.FromDateTime(now.DateTime);
        await Done(grains.Clinic(clinic).Configure(Context(), new("Riverside", ZoneName(offset))));
        await Done(grains.Clinic(clinic).DefineGroupType(Context(), new("skills", "Skills", GroupComposition.PatientsOnly, GroupService.Psychotherapy, 60, 1, [], [])));
        await Done(grains.Clinic(clinic).DefinePayer(Context(), new("payer", "Payer", PayerCategory.Commercial)));
        await Done(grains.Clinic(clinic).SetFee(Context(), new("payer", "90853", new(2020, 1, 1), null, 120m, 70m)));
        foreach (var (facilitator, name) in new[] { (Facilitator, "Priya Nandan"), ("mara-quill", "Mara Quill") })
            await Done(grains.Facilitator(new(clinic.Clinic, facilitator)).Register(Context(), new(name, null, null, [])));
        for (var i = 1; i <= members; i++)
        {
            await Done(grains.Patient(new(clinic.Clinic, "m" + i)).Register(Context(), new("Member", "Number" + i, new(1990, 1, i), null, [])));
            await Done(grains.Patient(new(clinic.Clinic, "m" + i)).SetCoverage(Context(), new("payer", "id" + i, new(2020, 1, 1), null)));
        }

        var start = TimeOnly.FromDateTime(now.DateTime.AddMinutes(-10));
        var own = await Found(grains, clinic, "skills-a", "Skills A", Facilitator, today, start);
        var other = await Found(grains, clinic, "skills-b", "Skills B", "mara-quill", today, start);
        for (var i = 1; i <= members; i++) await Done(grains.Group(own).Enroll(Context(), new("m" + i)));
        var made = new SmallClinic(own, new(clinic.Clinic, own.Group, today, 1), other, new(clinic.Clinic, other.Group, today, 1));
        // The sessions are scheduled by effects of the series.
        await Until(async () => await grains.Session(made.Session).Get() is { } session && session.Attendance.Length == members && await grains.Session(made.OtherSession).Get() is not null);
        return made;
    }

    /// <summary>Waits for a condition that comes true by itself.</summary>
    public static async Task Until(Func<Task<bool>> condition)
    {
        using var timeout = new CancellationTokenSource(ClinicApp.Patience);
        while (!await condition()) await Task.Delay(20, timeout.Token);
    }

    private static async Task<GroupKey> Found(IGrainFactory grains, ClinicKey clinic, string id, string name, string facilitator, DateOnly today, TimeOnly start)
    {
        var key = new GroupKey(clinic.Clinic, id);
        await Done(grains.Room(new(clinic.Clinic, "room-" + id)).Define(Context(), new("Room of " + name, 20, [], true)));
        await Done(grains.Group(key).Define(Context(), new(name, "skills", 8, 2, [])));
        await Done(grains.Group(key).StartSeries(Context(), new(today, [new(1, today.DayOfWeek, start, 60)], facilitator, null, "room-" + id)));
        return key;
    }

    private static string ZoneName(int offset) => string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{(offset <= 0 ? "+" : "-")}{Math.Abs(offset)}");

    /// <summary>A command of the tests themselves.</summary>
    internal static CommandContext Context() => new(Guid.NewGuid(), new("test", "Test"));

    /// <summary>Awaits a command that must be done.</summary>
    internal static async Task Done<T>(Task<Outcome<T>> pending) where T : class
    {
        var outcome = await pending;
        outcome.IsDone.ShouldBeTrue(outcome.Refusal?.Code + " " + outcome.Refusal?.Message);
    }
}
