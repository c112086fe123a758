using System.Globalization;
using System.Text;
using GroupActors.Clinics;
using GroupActors.Groups;
using GroupActors.Patients;

namespace GroupActors.Sessions;

/// <summary>Checking in by oneself (P-3): who it is, how often they may be wrong, and one answer for whatever is wrong.</summary>
internal static class SelfCheckInRules
{
    /// <summary>Checks in whoever the try proved to be. What it did not prove is counted; once there is too much of it nothing is proved any more.</summary>
    /// <param name="attempt">The opening of the page, and whom the try named.</param>
    /// <param name="isProved">Whether the secret was theirs.</param>
    public static Decision CheckIn(SessionRecord session, SelfCheckInTry attempt, bool isProved, SessionRoster? roster, DateTimeOffset now, ClinicPolicies policies)
    {
        if (session.Plan is null || session.StateAt(now, policies) != SessionState.CheckInOpen || IsExhausted(session, attempt, policies)) return SelfCheckIn.Refused;
        var isDone = session.SelfCheckIns.Contains(attempt);
        if (isProved && attempt.Patient is { } patient && (isDone || session.SelfCheckIns.All(done => done.Admission != attempt.Admission)))
        {
            var decision = AttendanceRules.CheckIn(session, new(patient, CheckInSource.Patient), roster, now, policies);
            if (decision.Refusal is null) return isDone ? decision : Decision.Of([.. decision.Events, new SelfCheckInDone(attempt.Admission, patient)]);
        }

        return Decision.Of(new SelfCheckInRefused(attempt.Admission, attempt.Patient));
    }

    /// <summary>Whether there were too many wrong tries: by this phone, for this person, or in this room.</summary>
    public static bool IsExhausted(SessionRecord session, SelfCheckInTry attempt, ClinicPolicies policies) =>
        session.FailedSelfCheckIns.Length >= policies.SelfCheckInFailures
        || session.FailedSelfCheckIns.Count(failed => failed.Admission == attempt.Admission) >= policies.SelfCheckInTries
        || (attempt.Patient is not null && session.FailedSelfCheckIns.Count(failed => failed.Patient == attempt.Patient) >= policies.SelfCheckInTries);

    /// <summary>Whom a code names, and whether it is theirs. Two whose first digits are the same are nobody until the rest decides.</summary>
    public static (string? Patient, bool IsProved) ByCode(IReadOnlyList<(string Patient, CheckInCodeMatch Match)> members) => Single(members, CheckInCodeMatch.Whole, CheckInCodeMatch.Named);

    /// <summary>Whom a date of birth names, and whether the initial is theirs. Members with the same date and initial must be checked in by staff.</summary>
    public static (string? Patient, bool IsProved) ByBirthDate(IEnumerable<PatientView> members, DateOnly? birthDate, string? initial) => Single(
        [.. members.Select(member => (member.Key.Patient, member.BirthDate != birthDate ? CheckInCodeMatch.None : IsInitial(member.FamilyName, initial) ? CheckInCodeMatch.Whole : CheckInCodeMatch.Named))],
        CheckInCodeMatch.Whole,
        CheckInCodeMatch.Named);

    private static (string?, bool) Single(IReadOnlyList<(string Patient, CheckInCodeMatch Match)> members, CheckInCodeMatch proves, CheckInCodeMatch names)
    {
        var proved = members.Where(member => member.Match == proves).ToList();
        if (proved.Count > 0) return proved.Count == 1 ? (proved[0].Patient, true) : (null, false);
        var named = members.Where(member => member.Match == names).ToList();
        return (named.Count == 1 ? named[0].Patient : null, false);
    }

    /// <summary>With or without its accent, large or small.</summary>
    private static bool IsInitial(string familyName, string? typed) =>
        !string.IsNullOrWhiteSpace(typed) && CultureInfo.InvariantCulture.CompareInfo.Compare(First(familyName), First(typed), CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) == 0;

    private static string First(string text) => StringInfo.GetNextTextElement(text.Trim().Normalize(NormalizationForm.FormC));
}
