using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GroupActors.Groups;

namespace GroupActors.Endpoints;

/// <summary>The roster over HTTP, by many at once.</summary>
public sealed class RosterEndpointTests(ClinicApp app) : IClassFixture<ClinicApp>
{
    private const string Changes = "/api/clinics/riverside/groups/skills-a/enrollments/changes";
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
            using var request = new HttpRequestMessage(HttpMethod.Post, Changes) { Content = JsonContent.Create(change) };
            request.Headers.Add("Idempotency-Key", "one-change");
            using var answer = await client.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var outcomes = (await answer.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray().Select(outcome => (outcome.GetProperty("patient").GetString(), outcome.GetProperty("code").GetString()));
            outcomes.ShouldBe([("m1", null), ("m2", "version_conflict")]);
        }

        var after = (await group.Get())!.Enrollments;
        (Added("m1"), Added("m2")).ShouldBe((1, 0));

        int Added(string patient) => after.Single(member => member.Patient == patient).Holds.Length - before.Single(member => member.Patient == patient).Holds.Length;
    }

    [Fact]
    public async Task R3_undoing_a_change_of_several_holds_leaves_what_stood_before_it()
    {
        var clinic = await app.SmallClinic();
        using var client = await app.SignedIn("coordinator");
        var group = app.Grains.Group(clinic.Group);
        var (free, held) = (await Member("m3"), await Member("m2"));
        var earlier = new DateOnly(2099, 5, 1);
        await SmallClinic.Done(group.PlaceHold(SmallClinic.Context(), new("m2", held.Version, HoldReason.VisitCapReached, earlier)));
        held = await Member("m2");

        var placed = await Change(new { change = "PlaceHold", hold = "VisitCapReached", reviewOn = "2099-06-01", members = new[] { Seen(free), Seen(held) } });
        await Change(new { change = "RestoreHold", hold = "VisitCapReached", members = placed.Select(outcome => outcome.GetProperty("undo")) });
        (await Member("m3")).Holds.ShouldBeEmpty();
        (await Member("m2")).Holds.ShouldHaveSingleItem().ReviewOn.ShouldBe(earlier);

        // Where nothing changed there is nothing to undo, and a reason that was cleared comes back as it was.
        held = await Member("m2");
        var cleared = await Change(new { change = "ClearHold", hold = "VisitCapReached", members = new[] { Seen(held), Seen(await Member("m3")) } });
        cleared.Select(outcome => outcome.GetProperty("undo").ValueKind).ShouldBe([JsonValueKind.Object, JsonValueKind.Null]);
        await Change(new { change = "RestoreHold", hold = "VisitCapReached", members = new[] { cleared[0].GetProperty("undo") } });
        (await Member("m2")).Holds.ShouldBe(held.Holds);

        async Task<EnrollmentView> Member(string patient) => (await group.Get())!.Enrollments.Last(enrollment => enrollment.Patient == patient);

        async Task<JsonElement[]> Change(object body)
        {
            using var answer = await client.PostAsJsonAsync(Changes, body);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            return [.. (await answer.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray()];
        }

        static object Seen(EnrollmentView enrollment) => new { patient = enrollment.Patient, version = enrollment.Version };
    }

    [Fact]
    public async Task R14_what_is_there_is_not_created_again_and_an_edit_decided_on_what_has_changed_is_refused()
    {
        await app.SmallClinic();
        var key = new GroupKey(ClinicApp.Clinic, "defined");
        await SmallClinic.Done(app.Grains.Group(key).Define(SmallClinic.Context(), new("Defined", "skills", 8, 2, [])));
        using var client = await app.SignedIn("coordinator");
        var group = (await app.Grains.Group(key).Get())!;
        object Group(int capacity) => new { name = group.Name, groupType = group.GroupType, capacity, therapeuticMinimum = group.TherapeuticMinimum, substitutes = group.Substitutes };
        object Patient(string family) => new { givenName = "Someone", familyName = family, birthDate = "1980-01-01", gender = (string?)null, diagnoses = Array.Empty<string>() };

        (await Put("patients/m1", Patient("Else"), "If-None-Match", "*")).ShouldBe((HttpStatusCode.Conflict, "already_exists"));
        (await Put("groups/defined", Group(3), "If-None-Match", "*")).ShouldBe((HttpStatusCode.Conflict, "already_exists"));
        (await app.Grains.Patient(new(ClinicApp.Clinic, "m1")).Get())!.FamilyName.ShouldBe("Number1");
        (await Put("patients/new-one", Patient("New"), "If-None-Match", "*")).ShouldBe((HttpStatusCode.OK, null));

        var seen = $"\"{group.DefinitionVersion}\"";
        (await Put("groups/defined", Group(11), "If-Match", seen)).ShouldBe((HttpStatusCode.OK, null));
        (await Put("groups/defined", Group(12), "If-Match", seen)).ShouldBe((HttpStatusCode.Conflict, "version_conflict"));
        (await Put("groups/defined", Group(12), "If-Match", "W/3")).ShouldBe((HttpStatusCode.BadRequest, "invalid_version"));
        (await app.Grains.Group(key).Get())!.Capacity.ShouldBe(11);

        // A change of the roster is none of the group's definition.
        seen = $"\"{(await app.Grains.Group(key).Get())!.DefinitionVersion}\"";
        await SmallClinic.Done(app.Grains.Group(key).Enroll(SmallClinic.Context(), new("new-one")));
        (await Put("groups/defined", Group(8), "If-Match", seen)).ShouldBe((HttpStatusCode.OK, null));

        async Task<(HttpStatusCode, string?)> Put(string path, object body, string header, string value)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, "/api/clinics/riverside/" + path) { Content = JsonContent.Create(body) };
            request.Headers.TryAddWithoutValidation(header, value);
            using var answer = await client.SendAsync(request);
            return (answer.StatusCode, await CodeOf(answer));
        }
    }

    [Fact]
    public async Task P4_whoever_may_not_read_a_roster_is_not_told_who_is_on_it()
    {
        await app.SmallClinic();
        (await Groups("coordinator")).ShouldBe(1);
        (await Groups("biller")).ShouldBe(0);

        async Task<int> Groups(string role)
        {
            using var client = await app.SignedIn(role);
            using var answer = await client.GetAsync("/api/clinics/riverside/patients/m1");
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("groups").GetArrayLength();
        }
    }

    [Fact]
    public async Task P1_P4_who_stands_by_for_a_group_reaches_no_roster_of_it_before_a_session_is_theirs_to_cover()
    {
        var clinic = await app.SmallClinic();
        await SmallClinic.Done(app.Grains.Group(clinic.OtherGroup).Define(SmallClinic.Context(), new("Skills B", "skills", 8, 2, [SmallClinic.Facilitator])));
        using var client = await app.SignedIn("facilitator");
        foreach (var path in new[] { "", "/names", "/history" })
            (await client.GetAsync($"/api/clinics/riverside/groups/{clinic.OtherGroup.Group}{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
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
