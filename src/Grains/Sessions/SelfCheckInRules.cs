using System.Globalization;
using System.Text;
using GroupActors.Clinics;
using GroupActors.Groups;
using GroupActors.Patients;

namespace GroupActors.Sessions;

/// <summary>Checking in by oneself (P-3): who it is, how often they may be wrong, and one answer for whatever is wrong.</summary>
internal static class SelfCheckInRules
{
    /// <summary>How long a wrong try counts against the room: whoever locks everybody out does so for no longer.</summary>
    public static readonly TimeSpan RoomMemory = TimeSpan.FromMinutes(10);

    /// <summary>Checks in whoever the try proved to be. What proved nobody is counted; once there is too much of it nothing is proved any more.</summary>
    /// <param name="attempt">The opening of the page, and whom the try named.</param>
    /// <param name="phone">The phone, whatever it opened before.</param>
    /// <param name="isProved">Whether the secret was theirs.</param>
    public static Decision CheckIn(SessionRecord session, SelfCheckInTry attempt, string phone, bool isProved, SessionRoster? roster, DateTimeOffset now, ClinicPolicies policies)
    {
        if (session.Plan is null || session.StateAt(now, policies) != SessionState.CheckInOpen || IsExhausted(session, phone, attempt.Patient, now, policies)) return SelfCheckIn.Refused;
        if (!isProved || attempt.Patient is not { } patient) return Decision.Of(new SelfCheckInRefused(phone, attempt.Patient));
        // What staff took back stays taken back.
        if (session.SelfCheckIns.Contains(attempt)) return Decision.Nothing;
        if (session.SelfCheckIns.Any(done => done.By == attempt.By)) return SelfCheckIn.Refused;
        var decision = AttendanceRules.CheckIn(session, new(patient, CheckInSource.Patient), roster, now, policies);
        return decision.Refusal is null ? Decision.Of([.. decision.Events, new SelfCheckInDone(attempt.By, patient)]) : SelfCheckIn.Refused;
    }

    /// <summary>Whether there were too many wrong tries: by this phone or for this person during the session, or in this room lately.</summary>
    public static bool IsExhausted(SessionRecord session, string phone, string? patient, DateTimeOffset now, ClinicPolicies policies) =>
        OffUntil(session, now, policies) is not null
        || session.FailedSelfCheckIns.Count(failed => failed.By == phone) >= policies.SelfCheckInTries
        || (patient is not null && session.FailedSelfCheckIns.Count(failed => failed.Patient == patient) >= policies.SelfCheckInTries);

    /// <summary>Until when nobody in the room can check in by themselves; null while they can.</summary>
    public static DateTimeOffset? OffUntil(SessionRecord session, DateTimeOffset now, ClinicPolicies policies)
    {
        var recent = session.FailedSelfCheckIns.Where(failed => failed.At > now - RoomMemory).Select(failed => failed.At!.Value).Order().ToList();
        return recent.Count < policies.SelfCheckInFailures ? null : recent[^policies.SelfCheckInFailures] + RoomMemory;
    }

    /// <summary>Whom a code names, and whether it is theirs. Two whose first digits are the same are nobody until the rest decides.</summary>
    public static (string? Patient, bool IsProved) ByCode(IReadOnlyList<(string Patient, CheckInCodeMatch Match)> members) => Single(members);

    /// <summary>Whom a date of birth names, and whether the initial is theirs. Members with the same date and initial must be checked in by staff.</summary>
    public static (string? Patient, bool IsProved) ByBirthDate(IEnumerable<PatientView> members, DateOnly? birthDate, string? initial) => Single(
        [.. members.Select(member => (member.Key.Patient, member.BirthDate != birthDate ? CheckInCodeMatch.None : IsInitial(member.FamilyName, initial) ? CheckInCodeMatch.Whole : CheckInCodeMatch.Named))]);

    private static (string?, bool) Single(IReadOnlyList<(string Patient, CheckInCodeMatch Match)> members)
    {
        var proved = members.Where(member => member.Match == CheckInCodeMatch.Whole).ToList();
        if (proved.Count > 0) return proved.Count == 1 ? (proved[0].Patient, true) : (null, false);
        var named = members.Where(member => member.Match == CheckInCodeMatch.Named).ToList();
        return (named.Count == 1 ? named[0].Patient : null, false);
    }

    /// <summary>With or without its accent, large or small.</summary>
    private static bool IsInitial(string familyName, string? typed) =>
        !string.IsNullOrWhiteSpace(typed) && CultureInfo.InvariantCulture.CompareInfo.Compare(First(familyName), First(typed), CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) == 0;

    private static string First(string text) => StringInfo.GetNextTextElement(text.Trim().Normalize(NormalizationForm.FormC));
}
