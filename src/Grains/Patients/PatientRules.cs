using GroupActors.Clinics;
using GroupActors.Groups;

namespace GroupActors.Patients;

/// <summary>What may be recorded of a patient. No refusal repeats what identifies them.</summary>
internal static class PatientRules
{
    /// <summary>How long a group may take to enroll: far longer than a commit.</summary>
    private static readonly TimeSpan ClaimTime = TimeSpan.FromMinutes(1);

    private static readonly DateOnly EarliestBirth = new(1880, 1, 1);

    public static Decision Register(PatientState state, RegisterPatient command, DateOnly today)
    {
        var problems = new Problems();
        problems.UnlessText(command.GivenName, "given_name", "The given name");
        problems.UnlessText(command.FamilyName, "family_name", "The family name");
        problems.Unless(command.BirthDate >= EarliestBirth && command.BirthDate <= today, "birth_date", "The date of birth is from 1880 to today.");
        problems.Unless(command.Gender is null or "male" or "female" or "other" or "unknown", "gender", "Gender is male, female, other or unknown.");
        problems.Unless(command.Diagnoses.All(DiagnosisCode.IsValid), "diagnoses", "Diagnoses are ICD-10-CM codes, such as F43.10.");
        if (problems.Refusal is { } refusal) return refusal;
        var registered = new PatientRegistered(command.GivenName, command.FamilyName, command.BirthDate, command.Gender, command.Diagnoses);
        return state.Exists && Content.IsSame(registered, new PatientRegistered(state.GivenName, state.FamilyName, state.BirthDate, state.Gender, state.Diagnoses))
            ? Decision.Nothing
            : Decision.Of(registered);
    }

    /// <summary>A code takes the place of the one before it (P-3).</summary>
    public static Decision IssueCheckInCode(PatientState state, SealedCheckInCode code) => state.Exists ? Decision.Of(new CheckInCodeIssued(code)) : Refusal.NotFound("patient");

    /// <summary>One payer at a time covers a patient; a coverage replaces the one of the same start only.</summary>
    public static Decision SetCoverage(PatientState state, Coverage coverage, ClinicSettings settings)
    {
        if (!state.Exists) return Refusal.NotFound("patient");
        var problems = new Problems();
        problems.UnlessText(coverage.MemberId, "member_id", "The subscriber's id with the payer", 80);
        problems.Unless(coverage.To is null || coverage.From <= coverage.To, "to", "A coverage cannot end before it starts.");
        if (problems.Refusal is { } refusal) return refusal;
        if (settings.Payer(coverage.Payer) is null) return new Refusal("unknown_payer", "The clinic has no payer of this id.");
        if (state.Coverages.FirstOrDefault(other => other.From != coverage.From && Overlaps(other, coverage)) is { } other)
        {
            return new Refusal("coverage_overlaps", $"Another coverage starts on {other.From:yyyy-MM-dd} and overlaps this one; end it first.");
        }

        return state.Coverages.Contains(coverage) ? Decision.Nothing : Decision.Of(new CoverageSet(coverage));
    }

    /// <summary>The coverage, and who pays now because of it.</summary>
    public static Decision Cover(PatientState state, Coverage coverage, ClinicSettings settings, DateTimeOffset now)
    {
        var decision = SetCoverage(state, coverage, settings);
        return decision.Events.IsEmpty ? decision : Decision.Of([.. decision.Events, .. Payer(state, state.With(coverage), settings, now).Events]);
    }

    /// <summary>Who pays now, under the coverages that are known.</summary>
    public static Decision Payer(PatientState state, ClinicSettings settings, DateTimeOffset now) => Payer(state, state.Coverages, settings, now);

    /// <summary>Keeps the newest word of each group. Groups enroll registered patients only, so for an unknown one there is nothing to keep.</summary>
    public static Decision ChangeMembership(PatientState state, EnrollmentChanged message) =>
        !state.Exists || state.Memberships.Any(known => known.Group == message.Group && known.GroupVersion >= message.GroupVersion)
            ? Decision.Nothing
            : Decision.Of(new MembershipChanged(message.Group, message.GroupVersion, message.IsLive));

    /// <param name="patient">The patient's id.</param>
    /// <param name="others">The groups that may have the patient's time, by key; those that are not there meet nowhere.</param>
    public static Decision TakeTime(PatientState state, string patient, TakeTime command, IReadOnlyDictionary<string, GroupView> others, DateTimeOffset now)
    {
        if (!state.Exists) return Refusal.NotFound("patient");
        foreach (var other in state.GroupsBeside(command.Group).Where(other => other != command.Leaving).Order(StringComparer.Ordinal))
        {
            // A group may have enrolled the patient long before its message arrives here.
            if (others.GetValueOrDefault(other) is { Phase: not GroupPhase.Ended } group
                && group.Times.Any(slot => command.Slots.Any(slot.Overlaps))
                && (state.IsHeldFor(other, now) || group.Enrollments.Any(enrollment => enrollment.Patient == patient && Enrollment.KeepsPlace(enrollment.Status))))
            {
                return Refusal.Conflict("patient_double_booked", $"The patient is in {group.Name} at that time.");
            }
        }

        return Decision.Of(new TimeTaken(command.Group, now + ClaimTime, command.Operation));
    }

    public static Decision ReleaseTime(PatientState state, Guid operation) =>
        state.Claims.Any(claim => claim.Operation == operation) ? Decision.Of(new TimeReleased(operation)) : Decision.Nothing;

    private static Decision Payer(PatientState state, ImmutableArray<Coverage> coverages, ClinicSettings settings, DateTimeOffset now)
    {
        var zone = new ClinicZone(settings.TimeZone);
        var today = zone.Date(now);
        var payer = coverages.LastOrDefault(coverage => coverage.Covers(today))?.Payer;
        var changes = coverages.SelectMany(coverage => (IEnumerable<DateOnly>)(coverage.To is { } last && last < DateOnly.MaxValue ? [coverage.From, last.AddDays(1)] : [coverage.From])).Where(date => date > today);
        DateTimeOffset? until = changes.Any() ? zone.Instant(changes.Min(), TimeOnly.MinValue) : null;
        return payer == state.Payer && until == state.PayerUntil ? Decision.Nothing : Decision.Of(new PayerInForce(payer, until));
    }

    private static bool Overlaps(Coverage one, Coverage other) =>
        one.From <= (other.To ?? DateOnly.MaxValue) && other.From <= (one.To ?? DateOnly.MaxValue);
}
