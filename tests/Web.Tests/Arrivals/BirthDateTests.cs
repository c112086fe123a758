using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using GroupActors.Pages;
using GroupActors.Sessions;

namespace GroupActors.Arrivals;

/// <summary>Checking in by date of birth and initial, where the clinic's policy says so (P-3).</summary>
public sealed partial class BirthDateTests(ClinicApp app) : IClassFixture<ClinicApp>
{
    [Fact]
    public async Task P3_by_policy_a_patient_says_their_date_of_birth_and_the_first_letter_of_their_last_name()
    {
        var clinic = await app.SmallClinic();
        await SmallClinic.Done(app.Grains.Clinic(new(ClinicApp.Clinic)).SetPolicies(SmallClinic.Context(), new() { SelfCheckInByBirthDate = true }));
        using var facilitator = await app.SignedIn("facilitator");
        using var phone = app.SignedOut();
        var screen = (await facilitator.GetFromJsonAsync<JsonElement>($"/api{FacilitatorScene.Path(clinic.Session)}/room-screen")).GetProperty("screen").GetString();

        (await CheckIn(phone, screen, day: 3, "n")).ShouldContain("You are checked in");
        var attendance = (await app.Grains.Session(clinic.Session).Get())!.Attendance.Single(member => member.Patient == "m3");
        (attendance.Kind, attendance.Source).ShouldBe((AttendanceKind.Present, CheckInSource.Patient));
        (await CheckIn(phone, screen, day: 2, "x")).ShouldContain("That did not work.");
        (await CheckIn(phone, screen, day: 31, "n")).ShouldContain("That did not work.");
    }

    private static async Task<string> CheckIn(HttpClient phone, string? screen, int day, string initial)
    {
        using var shown = await phone.PostAsJsonAsync("/api/room-code", new { screen });
        var page = await phone.GetStringAsync((await shown.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("address").GetString());
        page.ShouldContain("Your date of birth");
        using var answer = await phone.PostAsync("/check-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["token"] = Token().Match(page).Groups["token"].Value,
            ["month"] = "1",
            ["day"] = day.ToString(CultureInfo.InvariantCulture),
            ["year"] = "1990",
            ["initial"] = initial,
        }));
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        return await phone.GetStringAsync(answer.Headers.Location);
    }

    [GeneratedRegex("name=\"token\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
