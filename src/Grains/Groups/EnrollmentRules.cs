using GroupActors.Clinics;
using GroupActors.Patients;

namespace GroupActors.Groups;

/// <summary>Who is in the group and in which status .</summary>
internal static class EnrollmentRules
{
    private static readonly Refusal ReviewBeforeHold = Refusal.Invalid("review_on", "A hold is reviewed on the date from which it stands, or later.");

    /// <param name="payer">Who pays for the patient now.</param>
    /// <param name="patientVersion">Version of the patient who said so.</param>
    public static Decision Enroll(GroupState group, EnrollMember command, string? payer, long patientVersion, ClinicSettings settings, DateTimeOffset now)
    {
        if (group.Definition is not { } definition) return Refusal.NotFound("group");
        if (group.IsEnded) return GroupRules.Ended;
        if (command.AdministrativeHold is { } hold && (!Enum.IsDefined(hold) || Enrollment.IsClinical(hold)))
        {
            return Refusal.Invalid("administrative_hold", "An enrollment can start on hold for an administrative reason only.");
        }
        var zone = new ClinicZone(settings.TimeZone);
        var today = zone.Date(now);
        if (command.Since > today) return Refusal.Invalid("since", "A membership cannot start in the future.");
        if (command.AdministrativeHold is not null && command.ReviewOn < (command.Since ?? today)) return ReviewBeforeHold;
        if (command.Family is { } family && !KeyText.IsSegment(family)) return Refusal.Invalid("family", "The family's id is malformed.");
        if (group.Composition == GroupComposition.MultipleFamily && command.Family is null)
        {
            return new Refusal("family_required", "This is a multiple-family group: name the family that the member comes with.");
        }
        if (group.Latest(command.Patient) is { IsLive: true }) return Refusal.Conflict("already_enrolled", "This patient is already a member of the group.");

        var since = command.Since ?? today;
        var joinedAt = since < today ? zone.Instant(since, TimeOnly.MinValue) : now;
        if (OutsideWindow(group, settings.GroupType(definition.GroupType)?.EnrollmentWindow, command.IsEnteredLate ? now : joinedAt, now, zone) is { } closed) return closed;
        if (group.Census.Open <= 0) return Refusal.Conflict("group_full", $"All {definition.Capacity} places of the group are taken.");

        // A membership that is entered late does not reach back into the one before it.
        if (group.Latest(command.Patient)?.Statuses[^1].At is { } left && left > joinedAt) joinedAt = left;
        var number = group.LastNumbers.GetValueOrDefault(command.Patient) + 1;
        ImmutableArray<HoldView> holds = command.AdministrativeHold is { } reason ? [new(reason, since, command.ReviewOn)] : command.TransferredHolds;
        var first = holds.FirstOrDefault();
        return Decision.Of(
        [
            new MemberEnrolled(
                command.Patient, number, since, today, joinedAt, group.Composition == GroupComposition.MultipleFamily ? command.Family : null, payer, patientVersion, first?.Reason, first?.ReviewOn,
                first?.Since < since ? first.Since : null),
            .. holds.Skip(1).Select(along => new HoldPlaced(command.Patient, number, EnrollmentStatus.AdministrativeHold, today, along.Reason, along.ReviewOn, along.Since, joinedAt)),
            .. holds.Where(along => along.ReviewOn is not null).Select(along => new HoldReviewSet(command.Patient, number, along.Reason, ReviewAt(along.ReviewOn, zone))),
        ]);
    }

    /// <summary>Why nobody may join at that time. A module's start is known of the present only: whoever is taken over as a member of before is one.</summary>
    private static Refusal? OutsideWindow(GroupState group, EnrollmentWindow? window, DateTimeOffset at, DateTimeOffset now, ClinicZone zone) => window switch
    {
        EnrollmentWindow.BeforeFirstSession when at >= group.FirstStart => new("enrollment_closed", "This group takes new members before its first session only."),
        EnrollmentWindow.ModuleStarts when at >= now && !ModuleRules.IsAtStart(group, now, zone) => ModuleRules.Closed(group, zone.Date(now)),
        _ => null,
    };

    /// <summary>Adds a reason. Sessions that the member missed since it stands are no misses of theirs, however late it is known.</summary>
    public static Decision PlaceHold(GroupState group, PlaceHold command, ClinicPolicies policies, ClinicZone zone, DateTimeOffset now)
    {
        if (!Enum.IsDefined(command.Reason)) return Refusal.Invalid("reason", "There is no such reason for a hold.");
        var today = zone.Date(now);
        var since = command.Since ?? today;
        if (since > today) return Refusal.Invalid("since", "A hold cannot start in the future.");
        if (command.ReviewOn < since) return ReviewBeforeHold;
        return Change(group, command.Patient, command.ExpectedVersion, enrollment =>
        {
            if (enrollment.Holds.Any(hold => hold.Reason == command.Reason && hold.ReviewOn == command.ReviewOn)) return Decision.Nothing;
            if (since < enrollment.Since) return Refusal.Invalid("since", "A hold cannot start before the membership.");

            var from = since < today ? Begin(enrollment, since, zone) : now;
            var placed = new HoldPlaced(enrollment.Patient, enrollment.Number, enrollment.Status, today, command.Reason, command.ReviewOn, since, from);
            var held = enrollment with { Statuses = [.. enrollment.Statuses, new(from, Enrollment.StatusUnder([.. enrollment.Holds, new(command.Reason, since, null)]))] };
            return Decision.Of(
            [
                placed,
                .. command.ReviewOn is null && enrollment.Reviews.All(review => review.Reason != command.Reason)
                    ? Array.Empty<IDomainEvent>()
                    : [new HoldReviewSet(enrollment.Patient, enrollment.Number, command.Reason, ReviewAt(command.ReviewOn, zone))],
                .. from < now ? DropRule.Recount(group.With(held), policies, today) : [],
            ]);
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

    /// <summary>When the member is expected to graduate: a group that is about to shrink looks for members in time .</summary>
    public static Decision PlanGraduation(GroupState group, PlanGraduation command, ClinicZone zone, DateTimeOffset now) =>
        Change(group, command.Patient, command.ExpectedVersion, enrollment =>
            command.On < zone.Date(now) ? Refusal.Invalid("on", "A graduation is planned for today or a later date.")
            : command.On == enrollment.GraduatesOn ? Decision.Nothing
            : Decision.Of(new GraduationPlanned(enrollment.Patient, enrollment.Number, command.On)));

    /// <summary>Asks a person to look at the holds whose review date has come .</summary>
    public static Decision Review(GroupState group, DateTimeOffset now) => Decision.Of(group.Live
        .Select(enrollment => new HoldReviewsCameDue(
            enrollment.Patient, enrollment.Number, [.. enrollment.Reviews.Where(review => !review.IsDue && review.At <= now).Select(review => review.Reason)]))
        .Where(due => !due.Reasons.IsEmpty));

    /// <summary>Begins a transfer .</summary>
    public static Decision StartTransfer(GroupState group, GroupKey key, TransferMember command, Guid operation) =>
        !KeyText.IsSegment(command.To) || command.To == key.Group ? Refusal.Invalid("to", "A member transfers to another group.")
        : Change(group, command.Patient, command.ExpectedVersion, enrollment =>
            enrollment.Status == EnrollmentStatus.ClinicalHold
                ? new Refusal("member_on_hold", "The member is on a clinical hold: end it before a transfer.")
                : Decision.Of(new TransferStarted(enrollment.Patient, enrollment.Number, operation, command.To, command.Family)));

    /// <summary>Ends a transfer after the other group was asked: <paramref name="refusal"/> is its answer, null for yes.</summary>
    public static Decision SettleTransfer(GroupState group, string patient, Guid operation, Refusal? refusal, DateOnly today)
    {
        if (group.Latest(patient) is not { IsLive: true, Transfer: { } transfer } enrollment || transfer.Operation != operation) return Decision.Nothing;
        return refusal is null
            ? Decision.Of(new MemberTransferred(patient, enrollment.Number, enrollment.Status, today, transfer.To), new SlotFreed(group.Census.Open + 1))
            : Decision.Of(new TransferRefused(patient, enrollment.Number, operation, refusal));
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
        if (at < now.AddYears(-1)) return Refusal.Invalid("at", "A contact can be recorded up to a year after it took place.");
        var known = group.With(enrollment.Contacted(at));
        return Decision.Of([new ClinicalContactRecorded(enrollment.Patient, enrollment.Number, at), .. DropRule.Recount(known, policies, today)]);
    }

    private static DateTimeOffset? ReviewAt(DateOnly? on, ClinicZone zone) => on is { } date ? zone.Instant(date, TimeOnly.MinValue) : null;

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
        if (enrollment.Transfer is not null) return Refusal.Conflict("transfer_in_progress", "The member is being transferred at this moment.");
        return enrollment.IsLive ? decide(enrollment) : InvalidTransition("This enrollment has ended; coming back is a new enrollment.");
    }

    private static Refusal NotEnrolled() => new("not_enrolled", "This patient is not a member of the group.");

    private static Refusal InvalidTransition(string message) => new("invalid_transition", message);

    private static Refusal ReasonRequired(string message) => new("reason_required", message);
}
