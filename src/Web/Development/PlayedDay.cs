using System.Collections.Concurrent;
using System.Text.Json;
using GroupActors.Clinics;
using GroupActors.Endpoints;
using GroupActors.Live;
using GroupActors.Reports;
using GroupActors.Sessions;

namespace GroupActors.Development;

/// <summary>Plays today's sessions of a clinic at an accelerated pace: check-ins, a late cancel, and the closing of what has ended, each a request to the API as a device would send it.</summary>
internal sealed partial class PlayedDay(ClinicDirectory directory, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<PlayedDay> log)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(400);
    private static readonly JsonSerializerOptions Json = Options();

    private readonly ConcurrentDictionary<ClinicKey, bool> _playing = new();

    /// <summary>Plays with the caller's own sign-in, to the end also when nobody waits for it any more, and says what it did.</summary>
    public async Task<string> Play(ClinicKey clinic, Uri address, string cookie)
    {
        if (!_playing.TryAdd(clinic, true)) return "The day is being played already.";
        try
        {
            return await Play(clinic, address, cookie, lifetime.ApplicationStopping);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            LogEnded(exception);
            return "The day ended early.";
        }
        finally
        {
            _playing.TryRemove(clinic, out _);
        }
    }

    private async Task<string> Play(ClinicKey clinic, Uri address, string cookie, CancellationToken cancellationToken)
    {
        using var handler = new HttpClientHandler { UseCookies = false };
        using var api = new HttpClient(handler) { BaseAddress = new(address, $"/api/clinics/{clinic}/") };
        api.DefaultRequestHeaders.Add("Cookie", cookie);
        var today = (await directory.Of(clinic)).Zone.Date(clock.GetUtcNow());
        var sessions = await api.GetFromJsonAsync<SessionListItem[]>(FormattableString.Invariant($"sessions?from={today:yyyy-MM-dd}&to={today:yyyy-MM-dd}"), Json, cancellationToken) ?? [];
        if (sessions.Length == 0) return "No session is planned for today: there is nothing to play.";
        SessionListItem[] ahead = [.. sessions.Where(session => session.State is SessionState.Scheduled or SessionState.CheckInOpen)];
        if (ahead.Length == 0) return "All of today's sessions are closed: there is nothing left to play.";
        var (arrived, closed) = (0, 0);
        foreach (var session in ahead)
        {
            var (members, isClosed) = await Play(api, session, cancellationToken);
            (arrived, closed) = (arrived + members, closed + (isClosed ? 1 : 0));
        }

        return $"{Count(arrived, "member")} checked in, {Count(closed, "session")} closed{(closed < ahead.Length ? $"; {Count(ahead.Length - closed, "session")} not over yet" : "")}.";
    }

    /// <summary>A session that has not ended stays open: closed early, its claims would stop as too short (B-5).</summary>
    private async Task<(int Arrived, bool IsClosed)> Play(HttpClient api, SessionListItem item, CancellationToken cancellationToken)
    {
        var at = FormattableString.Invariant($"sessions/{item.Key.Group}/{item.Key.Date:yyyy-MM-dd}/{item.Key.Slot}");
        await Post(api, at + "/check-in/open", new { }, cancellationToken);
        var session = await api.GetFromJsonAsync<SessionView>(at, Json, cancellationToken);
        var expected = session!.Attendance.Where(member => member.Kind == AttendanceKind.Expected).ToList();
        var arrived = 0;
        foreach (var (number, member) in expected.Index())
        {
            await Task.Delay(Pace, clock, cancellationToken);
            // The second to last calls in late, the last does not come.
            var attendance = $"{at}/attendance/{member.Patient}";
            if (number == expected.Count - 2) await Post(api, attendance + "/notice", new { reason = "Called in." }, cancellationToken);
            else if (number < expected.Count - 2 && await Post(api, attendance + "/check-in", new { }, cancellationToken)) arrived++;
        }

        return (arrived, item.End <= clock.GetUtcNow() && await Post(api, at + "/close", new { }, cancellationToken));
    }

    /// <summary>Whether it was done. A refusal is part of the day: someone else may have been first.</summary>
    private static async Task<bool> Post(HttpClient api, string path, object body, CancellationToken cancellationToken)
    {
        using var answer = await api.PostAsJsonAsync(path, body, cancellationToken);
        return answer.IsSuccessStatusCode;
    }

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";

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
