using GroupActors.Clinics;
using GroupActors.Patients;

namespace GroupActors.Groups;

/// <summary>Who is in the group and in which status .</summary>
internal static class EnrollmentRules
{
    /// <param name="payer">Who pays for the patient now.</param>
    /// <param name="patientVersion">Version of the patient who said so.</param>
    public static Decision Enroll(GroupState group, EnrollMember command, string? payer, long patientVersion, ClinicSettings settings, DateTimeOffset now)
    {
        if (group.Definition is not { } definition) return Refusal.NotFound("group");
        if (command.AdministrativeHold is { } hold && (!Enum.IsDefined(hold) || Enrollment.IsClinical(hold)))
        {
            return Refusal.Invalid("administrative_hold", "An enrollment can start on hold for an administrative reason only.");
        }
        var zone = new ClinicZone(settings.TimeZone);
        var today = zone.Date(now);
        if (command.Since > today) return Refusal.Invalid("since", "A membership cannot start in the future.");
        if (command.Family is { } family && !KeyText.IsSegment(family)) return Refusal.Invalid("family", "The family's id is malformed.");
        if (group.Composition == GroupComposition.MultipleFamily && command.Family is null)
        {
            return new Refusal("family_required", "This is a multiple-family group: name the family that the member comes with.");
        }
        if (group.Latest(command.Patient) is { IsLive: true }) return Refusal.Conflict("already_enrolled", "This patient is already a member of the group.");

        var since = command.Since ?? today;
        // Starts of later modules are not recorded yet, so only a type that closes with its first session is closed.
        var closesAt = settings.GroupType(definition.GroupType)?.EnrollmentWindow == EnrollmentWindow.BeforeFirstSession ? group.FirstStart : null;
        var joinedAt = since < today ? zone.Instant(since, TimeOnly.MinValue) : now;
        if (joinedAt >= closesAt)
        {
            return new Refusal("enrollment_closed", "This group takes new members before its first session only.");
        }
        if (group.Census.Open <= 0) return Refusal.Conflict("group_full", $"All {definition.Capacity} places of the group are taken.");

        // A membership that is entered late does not reach back into the one before it.
        if (group.Latest(command.Patient)?.Statuses[^1].At is { } left && left > joinedAt) joinedAt = left;
        var number = group.LastNumbers.GetValueOrDefault(command.Patient) + 1;
        return Decision.Of(new MemberEnrolled(
            command.Patient, number, since, today, joinedAt, group.Composition == GroupComposition.MultipleFamily ? command.Family : null, payer, patientVersion, command.AdministrativeHold, command.AdministrativeHold is null ? null : command.ReviewOn));
    }

    public static Decision PlaceHold(GroupState group, PlaceHold command, ClinicZone zone, DateTimeOffset now)
    {
        if (!Enum.IsDefined(command.Reason)) return Refusal.Invalid("reason", "There is no such reason for a hold.");
        var today = zone.Date(now);
        var since = command.Since ?? today;
        if (since > today) return Refusal.Invalid("since", "A hold cannot start in the future.");
        return Change(group, command.Patient, command.ExpectedVersion, enrollment =>
        {
            if (enrollment.Holds.Any(hold => hold.Reason == command.Reason && hold.ReviewOn == command.ReviewOn)) return Decision.Nothing;
            if (since < enrollment.Since) return Refusal.Invalid("since", "A hold cannot start before the membership.");

            var from = since < today ? Begin(enrollment, since, zone) : now;
            return Decision.Of(new HoldPlaced(enrollment.Patient, enrollment.Number, enrollment.Status, today, command.Reason, command.ReviewOn, since, from));
        });
    }

    public static Decision ClearHold(GroupState group, ClearHold command, DateOnly today) =>
        Change(group, command.Patient, command.ExpectedVersion, enrollment =>
            enrollment.Holds.Any(hold => hold.Reason == command.Reason)
                ? Decision.Of(new HoldCleared(enrollment.Patient, enrollment.Number, enrollment.Status, today, command.Reason))
                : InvalidTransition("The member is not on hold for this reason."));

    /// <summary>Ends the hold that the member is in, so that after a clinical one an administrative reason still holds them .</summary>
    public static Decision OverrideHold(GroupState group, ChangeEnrollment command, string? reason, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(reason)) return ReasonRequired("Overriding a hold needs a reason.");
        return Change(group, command.Patient, command.ExpectedVersion, enrollment =>
            enrollment.Holds.IsEmpty
                ? InvalidTransition("The member is not on hold.")
                : Decision.Of(new HoldOverridden(enrollment.Patient, enrollment.Number, enrollment.Status, today, enrollment.StandingReasons)));
    }

    public static Decision Graduate(GroupState group, ChangeEnrollment command, ClinicZone zone, DateTimeOffset now) =>
        End(group, command, zone, now, (enrollment, on, from) => new MemberGraduated(enrollment.Patient, enrollment.Number, enrollment.Status, on, from));

    public static Decision Drop(GroupState group, ChangeEnrollment command, string? reason, ClinicPolicies policies, ClinicZone zone, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(reason)) return ReasonRequired("Dropping a member needs a reason.");
        return End(group, command, zone, now, (enrollment, on, from) =>
            new MemberDropped(enrollment.Patient, enrollment.Number, enrollment.Status, on, enrollment.IsDropDue ? Math.Min(enrollment.Misses, policies.MissesToDrop) : null, IsAutomatic: false, from));
    }

    /// <summary>Keeps the newest word on who pays for a member.</summary>
    public static Decision ChangePayer(GroupState group, PayerOfMember message) =>
        group.Latest(message.Patient) is { IsLive: true } enrollment && message.PatientVersion > enrollment.PayerVersion
            ? Decision.Of(new PayerChanged(enrollment.Patient, enrollment.Number, message.Payer, message.PatientVersion))
            : Decision.Nothing;

    /// <summary>Also for a member who was dropped by R-7: a contact before the drop may prove it wrong.</summary>
    public static Decision RecordContact(GroupState group, RecordClinicalContact command, ClinicPolicies policies, DateTimeOffset now, DateOnly today)
    {
        if (group.Definition is null) return Refusal.NotFound("group");
        if (group.Latest(command.Patient) is not { } enrollment) return NotEnrolled();
        if (!enrollment.IsLive && enrollment.DroppedForMisses is null) return InvalidTransition("This enrollment has ended.");
        var at = command.At ?? now;
        if (at > now) return new Refusal("contact_in_future", "A contact can be recorded only after it took place.");
        var known = group.With(enrollment.Contacted(at));
        return Decision.Of([new ClinicalContactRecorded(enrollment.Patient, enrollment.Number, at), .. DropRule.Recount(known, policies, today)]);
    }

    private static Decision End(GroupState group, ChangeEnrollment command, ClinicZone zone, DateTimeOffset now, Func<Enrollment, DateOnly, DateTimeOffset?, IDomainEvent> ended) =>
        Change(group, command.Patient, command.ExpectedVersion, enrollment =>
        {
            var today = zone.Date(now);
            if (command.On > today) return Refusal.Invalid("on", "An enrollment cannot have ended in the future.");
            if (command.On < enrollment.Since) return Refusal.Invalid("on", "An enrollment cannot end before it began.");
            return Decision.Of(ended(enrollment, command.On ?? today, command.On is { } on ? Begin(enrollment, on, zone) : null), new SlotFreed(group.Census.Open + 1));
        });

    /// <summary>When a status begins that is entered late. What the member was before stays as it was: it does not reach behind the last change.</summary>
    private static DateTimeOffset Begin(Enrollment enrollment, DateOnly on, ClinicZone zone)
    {
        var (begins, changed) = (zone.Instant(on, TimeOnly.MinValue), enrollment.Statuses[^1].At);
        return changed > begins ? changed : begins;
    }

    private static Decision Change(GroupState group, string patient, long expectedVersion, Func<Enrollment, Decision> decide)
    {
        if (group.Definition is null) return Refusal.NotFound("group");
        if (group.Latest(patient) is not { } enrollment) return NotEnrolled();
        if (enrollment.Version != expectedVersion) return Refusal.Conflict("version_conflict", "Someone else changed this enrollment meanwhile. Look at it again.");
        return enrollment.IsLive ? decide(enrollment) : InvalidTransition("This enrollment has ended; coming back is a new enrollment.");
    }

    private static Refusal NotEnrolled() => new("not_enrolled", "This patient is not a member of the group.");

    private static Refusal InvalidTransition(string message) => new("invalid_transition", message);

    private static Refusal ReasonRequired(string message) => new("reason_required", message);
}
