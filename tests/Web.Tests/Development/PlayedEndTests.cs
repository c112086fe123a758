using System.Net.Http.Json;
using System.Text.Json;
using GroupActors.Pages;

namespace GroupActors.Development;

/// <summary>The end of a played day.</summary>
public sealed class PlayedEndTests(ClinicApp app) : IClassFixture<ClinicApp>
{
    [Fact]
    public async Task A_day_whose_sessions_are_closed_has_nothing_left_and_says_so()
    {
        await ClosedSessions.Make(app, await app.SmallClinic());
        using var coordinator = await app.SignedIn("coordinator");

        using var answer = await coordinator.PostAsJsonAsync("/api/clinics/riverside/play-the-day", new { });

        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("said").GetString().ShouldBe("All of today's sessions are closed: there is nothing left to play.");
    }
}
