using GroupActors.Aggregates;
using GroupActors.Live;
using GroupActors.Sessions;
using Microsoft.Extensions.Options;

namespace GroupActors.Arrivals;

/// <summary>What the API and the patient's page do alike (P-3): let in who has a code of the moment, check in who proves who they are, and answer everybody else the same, as late as the others.</summary>
internal sealed class RoomDoor(IGrainFactory grains, ClinicDirectory directory, RoomCodes codes, IOptions<SelfCheckInOptions> options, TimeProvider clock)
{
    private static readonly Actor Somebody = new("self-check-in", "The patient's own phone");

    /// <summary>Lets somebody type who scanned the code of the moment; null for any other code.</summary>
    public async Task<Admission?> Enter(string? code)
    {
        if (codes.SessionOf(code) is not { } key || await grains.Session(key).Get() is not { } session) return null;
        var (name, zone, byBirthDate) = await Clinic(key);
        return new(codes.Admit(key), name, zone.Local(session.Start), byBirthDate);
    }

    /// <summary>Checks somebody in by what they typed; null when that did not work, for whatever reason.</summary>
    public async Task<CheckedIn?> CheckIn(string? admission, string? personalCode, DateOnly? birthDate, string? initial)
    {
        var begun = clock.GetTimestamp();
        var done = await Try(admission, personalCode, birthDate, initial);
        var left = TimeSpan.FromMilliseconds(options.Value.AnswerMilliseconds) - clock.GetElapsedTime(begun);
        if (left > TimeSpan.Zero) await Task.Delay(left, clock);
        return done;
    }

    private async Task<CheckedIn?> Try(string? admission, string? personalCode, DateOnly? birthDate, string? initial)
    {
        if (codes.Admitted(admission) is not var (key, name)) return null;
        var context = new CommandContext(Guid.CreateVersion7(), Somebody, null, "self-check-in");
        var outcome = await grains.Session(key).CheckInSelf(context, new(name, Digits(personalCode), birthDate, Short(initial)));
        if (!outcome.IsDone) return null;
        var (clinic, zone, _) = await Clinic(key);
        return new(clinic, zone.Local(outcome.Value.ArrivedAt ?? clock.GetUtcNow()));
    }

    private async Task<(string Name, Clinics.ClinicZone Zone, bool ByBirthDate)> Clinic(SessionKey key)
    {
        var facts = await directory.Of(new(key.Clinic));
        return (facts.Settings?.Name ?? "", facts.Zone, facts.Settings?.Policies.SelfCheckInByBirthDate == true);
    }

    private static string? Digits(string? typed) => typed is { Length: <= 40 } ? string.Concat(typed.Where(char.IsAsciiDigit)) : null;

    private static string? Short(string? typed) => typed is { Length: <= 10 } ? typed : null;
}
