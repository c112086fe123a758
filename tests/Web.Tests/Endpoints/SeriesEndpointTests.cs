using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace GroupActors.Endpoints;

/// <summary>Series, holidays and breaks over HTTP.</summary>
public sealed class SeriesEndpointTests(ClinicApp app) : IClassFixture<ClinicApp>
{
    [Fact]
    public async Task S13_holidays_and_breaks_are_set_over_HTTP_and_a_date_that_was_taken_back_can_have_sessions_again()
    {
        var clinic = await app.SmallClinic();
        using var client = await app.SignedIn("coordinator");
        var (date, group) = (clinic.OtherSession.Date.AddDays(49), clinic.OtherGroup.Group);

        (await client.PutAsJsonAsync($"/api/clinics/riverside/holidays/{date:yyyy-MM-dd}", new { name = "Founders' Day" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        await SmallClinic.Until(async () => (await app.Grains.Session(clinic.OtherSession with { Date = date }).Get())!.State == Sessions.SessionState.Cancelled);
        using (var move = await client.PostAsJsonAsync($"/api/clinics/riverside/sessions/{group}/{date.AddDays(-7):yyyy-MM-dd}/1/move", new { date, start = "07:00:00" })) (await CodeOf(move)).ShouldBe("clinic_holiday");
        client.DefaultRequestHeaders.Add("X-Requested-With", "test");
        (await client.DeleteAsync($"/api/clinics/riverside/holidays/{date:yyyy-MM-dd}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.PostAsJsonAsync($"/api/clinics/riverside/sessions/{group}/{date.AddDays(-7):yyyy-MM-dd}/1/move", new { date, start = "07:00:00" })).StatusCode.ShouldBe(HttpStatusCode.OK);

        var off = new { from = date.AddDays(-21), to = date.AddDays(-8), reason = "Vacation." };
        (await client.PostAsJsonAsync($"/api/clinics/riverside/groups/{group}/sessions/cancel", off)).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var days in new[] { -21, -14 }) (await app.Grains.Session(clinic.OtherSession with { Date = date.AddDays(days) }).Get())!.State.ShouldBe(Sessions.SessionState.Cancelled);
        using var again = await client.PostAsJsonAsync($"/api/clinics/riverside/groups/{group}/sessions/cancel", off with { to = date.AddDays(-30) });
        (await CodeOf(again)).ShouldBe("invalid_dates");
    }

    [Fact]
    public async Task P1_F10_who_leads_a_group_from_a_later_date_on_reaches_it_and_so_does_who_leads_it_until_then()
    {
        var clinic = await app.SmallClinic();
        using var client = await app.SignedIn("facilitator");
        var (own, group) = (await app.Grains.Group(clinic.Group).Get(), await app.Grains.Group(clinic.OtherGroup).Get());
        (await client.GetAsync("/api/clinics/riverside/groups/skills-b")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var (given, taken) = (clinic.OtherSession.Date.AddDays(8), new TimeOnly(20, 0));

        await SmallClinic.Done(app.Grains.Group(clinic.OtherGroup).ChangeSeries(SmallClinic.Context(), new(given, [group!.Slots[0] with { Start = taken }], SmallClinic.Facilitator, null, group.Room)));
        await SmallClinic.Done(app.Grains.Group(clinic.Group).ChangeSeries(SmallClinic.Context(), new(given, own!.Slots, "mara-quill", null, own.Room)));

        foreach (var name in new[] { "skills-a", "skills-b" }) (await client.GetAsync("/api/clinics/riverside/groups/" + name)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<string?> CodeOf(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
}
