using System.Net.Http.Json;
using GroupActors.Clinics;
using GroupActors.Groups;
using GroupActors.Sessions;
using Microsoft.Playwright;

namespace GroupActors.Pages;

/// <summary>A facilitator's day: a session that runs now with members in every situation, one that ended and was never closed, and a multiple-family session of somebody else.</summary>
public sealed class FacilitatorScene : IAsyncLifetime
{
    private static readonly (string Given, string Family)[] People =
    [
        ("Nell", "Harrowgate"), ("Rafi", "Ashdowne"), ("Odette", "Brask"), ("Tobias", "Wrenfield"), ("Ines", "Calderay"), ("Marlow", "Fenwick"), ("Callum", "Vossler"),
        ("Juno", "Pellamy-Oxenbridge"), ("Petra", "Lindqvist"), ("Anselm", "Dray"), ("Wilder", "Stroud"), ("Cleo", "Varnham"), ("Idris", "Quillfeather"), ("Mina", "Halloway"),
    ];

    private DateOnly _today;

    public ClinicApp App { get; } = new();

    /// <summary>Runs now: m1 to m8, of whom m8 is on clinical hold.</summary>
    public SessionKey Now { get; private set; } = null!;

    /// <summary>Ended this morning and is not closed: m9 to m11.</summary>
    public SessionKey Unclosed { get; private set; } = null!;

    /// <summary>Families, run by somebody else: m12 to m14, each of a family.</summary>
    public SessionKey Families { get; private set; } = null!;

    /// <summary>The clinic's wall clock.</summary>
    public ClinicZone Zone { get; private set; } = null!;

    private IGrainFactory Grains => App.Grains;

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        Now = (await GroupActors.SmallClinic.Make(Grains, members: 8)).Session;
        var clinic = new ClinicKey(Now.Clinic);
        Zone = new((await Grains.Clinic(clinic).Settings())!.TimeZone);
        _today = Now.Date;
        await SmallClinic.Done(Grains.Clinic(clinic).DefineGroupType(SmallClinic.Context(), new("families", "Families", GroupComposition.MultipleFamily, GroupService.Psychotherapy, 60, 1, [], [])));
        await SmallClinic.Done(Grains.Facilitator(new(clinic.Clinic, "tess-orrin")).Register(SmallClinic.Context(), new("Tess Orrin", null, null, [])));
        for (var i = 1; i <= People.Length; i++)
        {
            await SmallClinic.Done(Grains.Patient(new(clinic.Clinic, "m" + i)).Register(SmallClinic.Context(), new(People[i - 1].Given, People[i - 1].Family, new(1990, 1, i), null, [])));
            await SmallClinic.Done(Grains.Patient(new(clinic.Clinic, "m" + i)).SetCoverage(SmallClinic.Context(), new("payer", "id" + i, new(2020, 1, 1), null)));
        }

        var held = (await Grains.Group(Now.GroupKey).Get())!.Enrollments.Single(enrollment => enrollment.Patient == "m8");
        await SmallClinic.Done(Grains.Group(Now.GroupKey).PlaceHold(SmallClinic.Context(), new("m8", held.Version, HoldReason.Decompensation, _today.AddDays(7))));
        for (var week = 4; week >= 1; week--) await ImportPast(week);
        var local = Zone.Local(TimeProvider.System.GetUtcNow()).DateTime;
        Unclosed = await Start("dbt-a", "DBT Skills", "skills", SmallClinic.Facilitator, TimeOnly.FromDateTime(local.AddHours(-4)), ["m9", "m10", "m11"]);
        Families = await Start("families-a", "Family Evening", "families", "tess-orrin", TimeOnly.FromDateTime(local.AddMinutes(-10)), ["m12", "m13", "m14"]);
        await SmallClinic.Until(async () => (await Grains.Session(Now).Get())!.Attendance.Single(member => member.Patient == "m8").Kind == AttendanceKind.Excused);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>Address of a session's page.</summary>
    public static string Path(SessionKey key, string part = "") => $"/clinics/{key.Clinic}/sessions/{key.Group}/{key.Date:yyyy-MM-dd}/{key.Slot}{part}";

    /// <summary>A page of a role, at an address.</summary>
    public async Task<IPage> Open(Windows windows, string role, string path, int width = 390, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await windows.SignIn(App.Address, role, new() { ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 900 }, ColorScheme = scheme });
        await page.GotoAsync(new Uri(App.Address, path).ToString());
        return page;
    }

    /// <summary>Sends a change as a role.</summary>
    public async Task Post(string role, SessionKey key, string path, object body)
    {
        using var client = await App.SignedIn(role);
        using var answer = await client.PostAsJsonAsync("/api" + Path(key, path), body);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>One member's attendance as it now is.</summary>
    public async Task<AttendanceView> Attendance(SessionKey key, string patient) => (await Grains.Session(key).Get())!.Attendance.Single(member => member.Patient == patient);

    private async Task<SessionKey> Start(string id, string name, string type, string facilitator, TimeOnly start, string[] members)
    {
        var key = new GroupKey(Now.Clinic, id);
        await SmallClinic.Done(Grains.Room(new(key.Clinic, "room-" + id)).Define(SmallClinic.Context(), new("Cedar", 30, [], true)));
        await SmallClinic.Done(Grains.Group(key).Define(SmallClinic.Context(), new(name, type, 8, 2, [])));
        await SmallClinic.Done(Grains.Group(key).StartSeries(SmallClinic.Context(), new(_today, [new(1, _today.DayOfWeek, start, 60)], facilitator, null, "room-" + id)));
        foreach (var member in members) await SmallClinic.Done(Grains.Group(key).Enroll(SmallClinic.Context(), new(member, type == "families" ? "family-" + member : null, null, _today.AddDays(-1))));
        var session = new SessionKey(key.Clinic, id, _today, 1);
        await SmallClinic.Until(async () => await Grains.Session(session).Get() is { } view && view.Attendance.Length == members.Length);
        return session;
    }

    private async Task ImportPast(int week)
    {
        var date = _today.AddDays(-7 * week);
        var start = Zone.Instant(date, new(10, 0));
        AttendanceKind[] kinds =
        [
            week <= 2 ? AttendanceKind.NoShow : AttendanceKind.Present, AttendanceKind.Present, AttendanceKind.Present, AttendanceKind.Present,
            week == 2 ? AttendanceKind.LateCancel : AttendanceKind.Present, AttendanceKind.Present, AttendanceKind.Present, week <= 2 ? AttendanceKind.Excused : AttendanceKind.Present,
        ];
        // m2 came to the group last week.
        var members = kinds.Select((kind, index) => new PastAttendance("m" + (index + 1), kind, Status: kind == AttendanceKind.Excused ? EnrollmentStatus.ClinicalHold : EnrollmentStatus.Active))
            .Where(member => member.Patient != "m2" || week == 1);
        await SmallClinic.Done(Grains.Session(new(Now.Clinic, Now.Group, date, 1)).ImportPast(
            SmallClinic.Context(), new("Skills A", "skills", date, start, start.AddHours(1), 60, [SmallClinic.Facilitator], null, Modality.InPerson, false, [.. members])));
    }
}
