using System.Collections.Concurrent;
using System.Text.Json;
using GroupActors.Clinics;
using GroupActors.Endpoints;
using GroupActors.Live;
using GroupActors.Reports;
using GroupActors.Sessions;

namespace GroupActors.Development;

/// <summary>Plays today's sessions of a clinic at an accelerated pace: check-ins, a late cancel, a closing, each a request to the API as a device would send it.</summary>
internal sealed partial class PlayedDay(ClinicDirectory directory, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<PlayedDay> log)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(400);
    private static readonly JsonSerializerOptions Json = Options();

    private readonly ConcurrentDictionary<ClinicKey, bool> _playing = new();

    /// <summary>Begins to play with the caller's own sign-in; false when it is playing already.</summary>
    public bool TryStart(ClinicKey clinic, Uri address, string cookie)
    {
        if (!_playing.TryAdd(clinic, true)) return false;
        _ = Play(clinic, address, cookie, lifetime.ApplicationStopping);
        return true;
    }

    private async Task Play(ClinicKey clinic, Uri address, string cookie, CancellationToken cancellationToken)
    {
        try
        {
            using var handler = new HttpClientHandler { UseCookies = false };
            using var api = new HttpClient(handler) { BaseAddress = new(address, $"/api/clinics/{clinic}/") };
            api.DefaultRequestHeaders.Add("Cookie", cookie);
            var today = (await directory.Of(clinic)).Zone.Date(clock.GetUtcNow());
            var sessions = await api.GetFromJsonAsync<SessionListItem[]>(FormattableString.Invariant($"sessions?from={today:yyyy-MM-dd}&to={today:yyyy-MM-dd}"), Json, cancellationToken) ?? [];
            foreach (var session in sessions.Where(session => session.State is SessionState.Scheduled or SessionState.CheckInOpen)) await Play(api, session, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            LogEnded(exception);
        }
        finally
        {
            _playing.TryRemove(clinic, out _);
        }
    }

    private async Task Play(HttpClient api, SessionListItem item, CancellationToken cancellationToken)
    {
        var at = FormattableString.Invariant($"sessions/{item.Key.Group}/{item.Key.Date:yyyy-MM-dd}/{item.Key.Slot}");
        await Post(api, at + "/check-in/open", new { }, cancellationToken);
        var session = await api.GetFromJsonAsync<SessionView>(at, Json, cancellationToken);
        var expected = session!.Attendance.Where(member => member.Kind == AttendanceKind.Expected).ToList();
        foreach (var (number, member) in expected.Index())
        {
            await Task.Delay(Pace, clock, cancellationToken);
            // The second to last calls in late, the last does not come.
            var attendance = $"{at}/attendance/{member.Patient}";
            if (number < expected.Count - 2) await Post(api, attendance + "/check-in", new { }, cancellationToken);
            else if (number == expected.Count - 2) await Post(api, attendance + "/notice", new { reason = "Called in." }, cancellationToken);
        }

        if (item.Start <= clock.GetUtcNow()) await Post(api, at + "/close", new { }, cancellationToken);
    }

    /// <summary>A refusal is part of the day: someone else may have been first.</summary>
    private static async Task Post(HttpClient api, string path, object body, CancellationToken cancellationToken)
    {
        using var answer = await api.PostAsJsonAsync(path, body, cancellationToken);
    }

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        StrictJson.Configure(options);
        options.UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip;
        return options;
    }

    [LoggerMessage(LogLevel.Information, "The played day ended early.")]
    private partial void LogEnded(Exception exception);
}
