using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace GroupActors.Testing;

/// <summary>
/// A coordinator's or administrator's program: every change has its Idempotency-Key, and what is not answered for sure is sent again with the same key, to any of the webs.
/// </summary>
internal sealed class ClinicClient : IDisposable
{
    public const string Clinic = "riverside";

    private readonly HttpClient[] _webs;
    private readonly CookieContainer _cookies;
    private readonly string _run = Guid.NewGuid().ToString("N");
    private int _turn;

    private ClinicClient(HttpClient[] webs, CookieContainer cookies) => (_webs, _cookies) = (webs, cookies);

    /// <summary>What a browser that is signed in like this would send as its <c>Cookie</c>.</summary>
    public string Cookies => _cookies.GetCookieHeader(_webs[0].BaseAddress!);

    /// <summary>Signs in at the first web; the others must take the same cookie.</summary>
    public static async Task<ClinicClient> SignIn(string role, params Uri[] webs)
    {
        var cookies = new CookieContainer();
        var clients = webs.Select(web => new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = web, Timeout = TimeSpan.FromSeconds(40) }).ToArray();
        using var answer = await clients[0].PostAsJsonAsync("/api/sign-in", new { email = role + "@riverside.test", password = "riverside-demo-1" });
        answer.EnsureSuccessStatusCode();
        return new(clients, cookies);
    }

    /// <summary>Does a change for sure: answered with success, however often it has to be sent.</summary>
    public async Task<JsonElement> Do(HttpMethod method, string path, object? body = null)
    {
        var (status, answer) = await Try(method, path, body);
        return (int)status is >= 200 and < 300 ? answer : throw new InvalidOperationException($"{method} {path}: {(int)status} {answer}");
    }

    /// <summary>Sends a change until it is answered for sure: done or refused.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Answer)> Try(HttpMethod method, string path, object? body = null)
    {
        var key = $"{_run} {method} {path}";
        var answer = (Status: HttpStatusCode.ServiceUnavailable, Answer: default(JsonElement));
        await Wait.Until(
            async () =>
            {
                using var request = new HttpRequestMessage(method, $"/api/clinics/{Clinic}{path}") { Content = JsonContent.Create(body ?? new { }) };
                request.Headers.Add("Idempotency-Key", key);
                return (answer = await Send(request)).Status < HttpStatusCode.InternalServerError;
            },
            () => $"{method} {path} is answered; the last answer was {answer.Status} {answer.Answer}");
        return answer;
    }

    /// <summary>Reads; null where there is nothing.</summary>
    public async Task<JsonElement?> Get(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/clinics/{Clinic}{path}");
        var (status, answer) = await Send(request);
        return status == HttpStatusCode.OK ? answer : null;
    }

    public void Dispose()
    {
        foreach (var web in _webs) web.Dispose();
    }

    /// <summary>A killed process answers nothing: the outcome is as unknown as with 503.</summary>
    private async Task<(HttpStatusCode Status, JsonElement Answer)> Send(HttpRequestMessage request)
    {
        try
        {
            using var answer = await _webs[(Interlocked.Increment(ref _turn) & int.MaxValue) % _webs.Length].SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            return (answer.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException or JsonException)
        {
            return (HttpStatusCode.ServiceUnavailable, JsonSerializer.SerializeToElement(exception.Message));
        }
    }

    /// <summary>Lets the clinic begin: a zone in which it is about noon, so that "now" is well inside one day, one group type and one payer.</summary>
    public static async Task<DateTime> Found(ClinicClient administrator)
    {
        var utc = TimeProvider.System.GetUtcNow();
        var offset = 12 - utc.Hour;
        var zone = string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{(offset <= 0 ? "+" : "-")}{Math.Abs(offset)}");
        await administrator.Do(HttpMethod.Put, "", new { name = "Riverside", timeZone = zone });
        await administrator.Do(HttpMethod.Post, "/group-types", new
        {
            id = "talk",
            name = "Talk",
            composition = "PatientsOnly",
            service = "Psychotherapy",
            sessionMinutes = 60,
            facilitators = 1,
            requiredCredentials = Array.Empty<object>(),
            indicatedDiagnoses = Array.Empty<string>(),
        });
        await administrator.Do(HttpMethod.Post, "/payers", new { id = "payer", name = "Payer", category = "Commercial" });
        await administrator.Do(HttpMethod.Post, "/fees", new { payer = "payer", code = "90853", from = "2020-01-01", to = (string?)null, charge = 120m, expected = 70m });
        return utc.UtcDateTime.AddHours(offset);
    }

    /// <summary>A group of its own facilitator, with a weekly session at a time; answers with the address of the first one.</summary>
    public async Task<string> AddGroup(string group, DateTime start, int capacity)
    {
        await Do(HttpMethod.Put, $"/facilitators/{group}-lead", new { name = "Lead of " + group, npi = (string?)null, taxonomy = (string?)null, enrolledPayers = Array.Empty<string>() });
        await Do(HttpMethod.Put, $"/groups/{group}", new { name = group, groupType = "talk", capacity, therapeuticMinimum = 2, substitutes = Array.Empty<string>() });
        await Do(HttpMethod.Post, $"/groups/{group}/series", new
        {
            from = start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            slots = new[] { new { number = 1, day = start.DayOfWeek.ToString(), start = start.ToString("HH:mm:ss", CultureInfo.InvariantCulture), minutes = 60 } },
            facilitator = group + "-lead",
            coFacilitator = (string?)null,
            room = (string?)null,
            modality = "Telehealth",
        });
        var session = string.Create(CultureInfo.InvariantCulture, $"/sessions/{group}/{start:yyyy-MM-dd}/1");
        await Wait.Until(async () => await Get(session) is not null, () => $"{session} is scheduled");
        return session;
    }

    public async Task AddPatient(string patient)
    {
        await Do(HttpMethod.Put, $"/patients/{patient}", new { givenName = "Member", familyName = patient, birthDate = "1990-01-01", gender = (string?)null, diagnoses = Array.Empty<string>() });
        await Do(HttpMethod.Post, $"/patients/{patient}/coverage", new { payer = "payer", memberId = "id-" + patient, from = "2020-01-01", to = (string?)null });
    }
}
