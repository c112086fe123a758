using System.Globalization;
using System.Text.RegularExpressions;
using GroupActors.Claims;
using GroupActors.Clinics;
using GroupActors.Sessions;
using static GroupActors.SmallClinic;

namespace GroupActors.Pages;

/// <summary>More claims wait than one page shows: whatever of a session stands there is the whole of it.</summary>
public sealed class WaitingClaimsTests(ClinicApp app) : IClassFixture<ClinicApp>
{
    private const int Sessions = 14;
    private const int Members = 7;
    private const int OnOnePage = 12;

    private static readonly ClinicKey Clinic = new(ClinicApp.Clinic);

    [Fact]
    public async Task B12_every_row_counts_its_whole_session_and_what_is_not_shown_is_counted()
    {
        var first = await HoldSessions();
        using var biller = await app.SignedIn("biller");
        var states = await app.Grains.Reports(Clinic).ClaimStates();
        var waiting = states.ShouldHaveSingleItem();
        (waiting.State, waiting.Count, waiting.Charge).ShouldBe((ClaimState.AwaitingNote, Sessions * Members, Sessions * Members * 120m));
        waiting.NearestDeadline.ShouldBe(first.AddDays(30));

        var glance = await biller.GetStringAsync("/clinics/riverside/claims");
        MembersOf(glance).ShouldBe(Enumerable.Repeat($"{Members} members", OnOnePage));
        glance.ShouldContain($"{Sessions - OnOnePage} more sessions");
        glance.ShouldContain("The nearest filing deadline is " + first.AddDays(30).ToString("MMMM d, yyyy", CultureInfo.InvariantCulture));

        var whole = await biller.GetStringAsync("/clinics/riverside/claims?state=AwaitingNote");
        MembersOf(whole).ShouldBe(Enumerable.Repeat($"{Members} members", Sessions));
        Regex.Count(whole, Regex.Escape("$840"), RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldBe(Sessions);
    }

    private static IEnumerable<string> MembersOf(string page) => Regex.Matches(page, @"\d+ members?(?= *</span></th>)", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(match => match.Value);

    /// <summary>Answers the date of the first.</summary>
    private async Task<DateOnly> HoldSessions()
    {
        var clinic = await app.SmallClinic();
        await Done(app.Grains.Clinic(Clinic).DefinePayer(Context(), new("hasty", "Hasty", PayerCategory.Commercial) { TimelyFilingDays = 30 }));
        await Done(app.Grains.Clinic(Clinic).SetFee(Context(), new("hasty", "90853", new(2020, 1, 1), null, 120m, 70m)));
        string[] patients = [.. Enumerable.Range(1, Members).Select(i => "w" + i)];
        foreach (var (i, patient) in patients.Index())
        {
            await Done(app.Grains.Patient(new(Clinic.Clinic, patient)).Register(Context(), new("Member", "Waiting" + i, new(1990, 1, 1 + i), null, [])));
            await Done(app.Grains.Patient(new(Clinic.Clinic, patient)).SetCoverage(Context(), new(i == 0 ? "hasty" : "payer", "id" + i, new(2020, 1, 1), null)));
        }

        var zone = new ClinicZone((await app.Grains.Clinic(Clinic).Settings())!.TimeZone);
        var date = clinic.Session.Date;
        for (var i = 1; i <= Sessions; i++)
        {
            date = clinic.Session.Date.AddDays(-i);
            var start = zone.Instant(date, new(9, 0));
            await Done(app.Grains.Session(clinic.Session with { Date = date }).ImportPast(
                Context(),
                new("Skills A", "skills", date, start, start.AddMinutes(60), 60, [SmallClinic.Facilitator], null, Modality.InPerson, true, [.. patients.Select(patient => new PastAttendance(patient, AttendanceKind.Present))])));
        }

        await Until(async () => (await app.Grains.Reports(Clinic).Claims(new([]))).Total == Sessions * Members);
        return date;
    }
}
