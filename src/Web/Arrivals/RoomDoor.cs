using GroupActors.Aggregates;
using GroupActors.Clinics;
using GroupActors.Endpoints;
using GroupActors.Live;
using GroupActors.Sessions;
using Microsoft.Extensions.Options;

namespace GroupActors.Arrivals;

/// <summary>
/// What the API and the pages do alike (P-3): show the room's code while people may check in, let in who has the code of the moment, check in who proves who they are, and answer everybody else the same.
/// A try takes as long as the others, whatever came of it.
/// </summary>
internal sealed class RoomDoor(IGrainFactory grains, ClinicDirectory directory, RoomCodes codes, RoomLimits limits, IOptions<SelfCheckInOptions> options, TimeProvider clock)
{
    private static readonly Actor Somebody = new("self-check-in", "The patient's own phone");

    private static readonly Refusal NotOpen = new("check_in_not_open", "Check-in is not open yet.");

    private static readonly Refusal TooMany = new("too_many_requests", "Too many screens ask for this session's code.");

    /// <summary>The code of the moment for a room's screen; refused before check-in opens, and as not found once the session is over, settled, or none.</summary>
    public async Task<Outcome<ShownCode>> Show(string? screen)
    {
        if (codes.SessionOfScreen(screen) is not { } key || await grains.Session(key).Get() is not { } session) return Problems.NotFound;
        if (session.State is not (SessionState.Scheduled or SessionState.CheckInOpen) || clock.GetUtcNow() >= session.End) return Problems.NotFound;
        if (!limits.MayShow(key)) return TooMany;
        if (session.State == SessionState.Scheduled) return NotOpen;
        var (name, zone, _) = await Clinic(key);
        return new ShownCode(codes.CodeOf(key), name, zone.Local(session.Start));
    }

    /// <summary>Lets somebody type who scanned the code of the moment while check-in is open; null for whatever else.</summary>
    public async Task<Admission?> Enter(string? code, Phone phone) =>
        codes.SessionOf(code) is { } key && limits.MayEnter(key, phone.Network) ? await AdmissionTo(key, codes.Admit(key, phone.Name)) : null;

    /// <summary>Lets somebody type again who has time left; null for whom it is over.</summary>
    public async Task<Admission?> EnterAgain(string? admission) => codes.Admitted(admission) is var (key, _, _) ? await AdmissionTo(key, admission!) : null;

    /// <summary>What a receipt says; null where it is none.</summary>
    public async Task<CheckedIn?> Received(string? receipt)
    {
        if (codes.Received(receipt) is not var (key, arrivedAt)) return null;
        var (clinic, zone, _) = await Clinic(key);
        return new(clinic, zone.Local(arrivedAt), receipt!);
    }

    /// <summary>Checks somebody in by what they typed; null when that did not work, for whatever reason.</summary>
    public async Task<CheckedIn?> CheckIn(string? admission, string? personalCode, DateOnly? birthDate, string? initial)
    {
        var begun = clock.GetTimestamp();
        try
        {
            return await Try(admission, personalCode, birthDate, initial);
        }
        finally
        {
            var left = TimeSpan.FromMilliseconds(options.Value.AnswerMilliseconds) - clock.GetElapsedTime(begun);
            if (left > TimeSpan.Zero) await Task.Delay(left, clock);
        }
    }

    private async Task<CheckedIn?> Try(string? admission, string? personalCode, DateOnly? birthDate, string? initial)
    {
        if (codes.Admitted(admission) is not var (key, name, phone)) return null;
        var context = new CommandContext(Guid.CreateVersion7(), Somebody, null, "self-check-in");
        var outcome = await grains.Session(key).CheckInSelf(context, new(name, phone, Digits(personalCode), birthDate, Short(initial)));
        return outcome.IsDone ? await Received(codes.ReceiptOf(key, outcome.Value.ArrivedAt ?? clock.GetUtcNow())) : null;
    }

    private async Task<Admission?> AdmissionTo(SessionKey key, string token)
    {
        if (await grains.Session(key).Get() is not { State: SessionState.CheckInOpen } session) return null;
        var (name, zone, byBirthDate) = await Clinic(key);
        return new(token, name, zone.Local(session.Start), byBirthDate);
    }

    private async Task<(string Name, ClinicZone Zone, bool ByBirthDate)> Clinic(SessionKey key)
    {
        var facts = await directory.Of(new(key.Clinic));
        return (facts.Settings?.Name ?? "", facts.Zone, facts.Settings?.Policies.SelfCheckInByBirthDate == true);
    }

    private static string? Digits(string? typed) => typed is { Length: <= 40 } ? string.Concat(typed.Where(char.IsAsciiDigit)) : null;

    private static string? Short(string? typed) => typed is { Length: <= 10 } ? typed : null;
}
