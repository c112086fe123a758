using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace GroupActors.Endpoints;

/// <summary>The roster over HTTP, by many at once.</summary>
public sealed class RosterEndpointTests(ClinicApp app) : IClassFixture<ClinicApp>
{
    private const string Roster = "/api/clinics/riverside/groups/skills-b/enrollments";

    [Fact]
    public async Task R5_of_64_who_enroll_at_once_for_3_places_3_are_accepted_and_61_hear_that_the_group_is_full()
    {
        var clinic = await app.SmallClinic();
        using var client = await app.SignedIn("coordinator");
        var group = app.Grains.Group(clinic.OtherGroup);
        var places = (await group.Get())!.Census.Capacity;
        var members = await Register("member", places - 3);
        foreach (var member in members) await SmallClinic.Done(group.Enroll(SmallClinic.Context(), new(member)));
        var patients = await Register("crowd", 64);

        var answers = await Task.WhenAll(patients.Select(async patient =>
        {
            using var answer = await client.PostAsJsonAsync(Roster, new { patient });
            return (answer.StatusCode, Code: await CodeOf(answer));
        }));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(3);
        answers.Count(answer => answer is { StatusCode: HttpStatusCode.Conflict, Code: "group_full" }).ShouldBe(61);
        (await group.Get())!.Census.Open.ShouldBe(0);
    }

    [Fact]
    public async Task R14_an_edit_from_an_old_version_of_the_enrollment_is_refused()
    {
        await app.SmallClinic();
        using var client = await app.SignedIn("coordinator");
        const string member = "/api/clinics/riverside/groups/skills-a/enrollments/m4";
        using var read = await client.GetAsync(member);
        var version = read.Headers.ETag!.ToString();

        (await Hold("Hospitalization", version)).ShouldBe((HttpStatusCode.OK, null));
        (await Hold("PaymentUnresolved", version)).ShouldBe((HttpStatusCode.Conflict, "version_conflict"));

        async Task<(HttpStatusCode, string?)> Hold(string reason, string known)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, member + "/holds") { Content = JsonContent.Create(new { hold = reason }) };
            request.Headers.Add("If-Match", known);
            using var answer = await client.SendAsync(request);
            return (answer.StatusCode, await CodeOf(answer));
        }
    }

    [Fact]
    public async Task R14_one_change_of_several_members_is_done_or_refused_for_each_and_a_repeat_of_it_once()
    {
        var clinic = await app.SmallClinic();
        using var client = await app.SignedIn("coordinator");
        var group = app.Grains.Group(clinic.Group);
        var before = (await group.Get())!.Enrollments;
        var (one, two) = (before.Single(member => member.Patient == "m1").Version, before.Single(member => member.Patient == "m2").Version);
        var change = new { change = "PlaceHold", hold = "PaymentUnresolved", reason = "The premium is open.", members = new object[] { new { patient = "m1", version = one }, new { patient = "m2", version = two + 1000 } } };

        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/clinics/riverside/groups/skills-a/enrollments/changes") { Content = JsonContent.Create(change) };
            request.Headers.Add("Idempotency-Key", "one-change");
            using var answer = await client.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var outcomes = (await answer.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray().Select(outcome => (outcome.GetProperty("patient").GetString(), outcome.GetProperty("code").GetString()));
            outcomes.ShouldBe([("m1", null), ("m2", "version_conflict")]);
        }

        var after = (await group.Get())!.Enrollments;
        (Holds("m1"), Holds("m2")).ShouldBe((1, 0));

        int Holds(string patient) => after.Single(member => member.Patient == patient).Holds.Length;
    }

    [Fact]
    public async Task P1_a_search_finds_what_the_caller_may_see_and_no_more()
    {
        await app.SmallClinic();
        (await Kinds("coordinator", "member number1")).ShouldBe(["patient"]);
        (await Kinds("coordinator", "skills")).ShouldBe(["group", "group", "room", "room"]);
        (await Kinds("facilitator", "skills")).ShouldBe(["group"]);
        (await Kinds("facilitator", "member number1")).ShouldBe(["patient"]);
        (await Kinds("biller", "quill")).ShouldBe(["facilitator"]);
        (await Kinds("director", "m")).ShouldBeEmpty();
        (await Kinds("coordinator", " ")).ShouldBeEmpty();

        async Task<string?[]> Kinds(string role, string text)
        {
            using var client = await app.SignedIn(role);
            using var answer = await client.PostAsJsonAsync("/api/clinics/riverside/search", new { text });
            return [.. (await answer.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray().Select(hit => hit.GetProperty("kind").GetString())];
        }
    }

    private async Task<string[]> Register(string name, int count)
    {
        string[] patients = [.. Enumerable.Range(1, count).Select(number => $"{name}-{number}")];
        await Task.WhenAll(patients.Select(patient => SmallClinic.Done(app.Grains.Patient(new(ClinicApp.Clinic, patient)).Register(SmallClinic.Context(), new("Member", name, new(1990, 1, 1), null, [])))));
        return patients;
    }

    private static async Task<string?> CodeOf(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).TryGetProperty("code", out var code) ? code.GetString() : null;
}
