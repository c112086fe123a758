using Orleans.Concurrency;

namespace GroupActors.Groups;

/// <summary>A group: its roster, its places and the series of its sessions.</summary>
/// <remarks>Changes of an enrollment name the version they were decided on; an older one is refused with the current enrollment (<c>version_conflict</c>, R-14).</remarks>
[Alias("groups.group")]
public interface IGroupGrain : IGrainWithStringKey
{
    /// <summary>
    /// Creates the group, or changes its name, places and substitutes. Refused: <c>unknown_group_type</c>, <c>group_type_fixed</c>, <c>capacity_below_held</c> (R-5),
    /// <c>room_too_small</c> for more places than the series' room has seats for (F-8), <c>sessions_already_planned</c> for fewer sessions of a closed group than it has, <c>booking_in_progress</c>,
    /// <c>unknown_facilitator</c> and <c>missing_credential</c> of a substitute (F-5), <c>invalid_…</c>.
    /// </summary>
    [Alias("define")]
    Task<Outcome<GroupView>> Define(CommandContext context, DefineGroup command, CancellationToken cancellationToken = default);

    /// <summary>
    /// Starts the series: books facilitators and room for all sessions of the coming weeks together or not at all, and schedules the sessions (F-9).
    /// Refused with every conflict (F-10): <c>missing_credential</c>, <c>facilitator_double_booked</c>, <c>daily_cap</c>, <c>weekly_cap</c>, <c>room_double_booked</c>,
    /// <c>room_too_small</c>, <c>needs_two_facilitators</c> (F-4), <c>series_already_started</c>.
    /// </summary>
    [Alias("start-series")]
    Task<Outcome<GroupView>> StartSeries(CommandContext context, StartSeries command, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes slots, room or facilitators of the whole series from <see cref="Groups.StartSeries.From"/> on, a date after today: every conflict of every session is listed first,
    /// then all change or none (F-10). Sessions keep their keys; those of a slot that goes away are cancelled. Refused as <see cref="StartSeries"/>, and <c>series_not_started</c>, <c>booking_in_progress</c>.
    /// </summary>
    [Alias("change-series")]
    Task<Outcome<GroupView>> ChangeSeries(CommandContext context, StartSeries command, CancellationToken cancellationToken = default);

    /// <summary>Moves one session that has not begun, with whoever is to lead it (F-10). Refused as <see cref="StartSeries"/>, and <c>session_not_planned</c>, <c>clinic_holiday</c>, <c>patient_double_booked</c> (W-3).</summary>
    [Alias("move-session")]
    Task<Outcome<GroupView>> MoveSession(CommandContext context, MoveSession command, CancellationToken cancellationToken = default);

    /// <summary>Cancels the sessions of some dates, and plans none there (S-13). Refused: <c>reason_required</c>, <c>no_sessions</c>, <c>booking_in_progress</c>, <c>invalid_dates</c>.</summary>
    [Alias("call-off-sessions")]
    Task<Outcome<GroupView>> CallOffSessions(CommandContext context, CallOffSessions command, CancellationToken cancellationToken = default);

    /// <summary>
    /// Books one more session beside the weekly ones, all or nothing (F-9); it counts among those of a closed group. Refused as <see cref="StartSeries"/>, and <c>series_not_started</c>, <c>group_ended</c>,
    /// <c>clinic_holiday</c>, <c>series_break</c>, <c>session_overlaps</c>, <c>sessions_complete</c>, <c>too_many_sessions</c>, <c>patient_double_booked</c> (W-3), <c>booking_in_progress</c>, <c>invalid_…</c>.
    /// </summary>
    [Alias("add-session")]
    Task<Outcome<GroupView>> AddSession(CommandContext context, AddSession command, CancellationToken cancellationToken = default);

    /// <summary>Takes back dates that were called off. What was cancelled in them stays so; see <see cref="Missing"/>. Refused: <c>no_break</c>.</summary>
    [Alias("lift-break")]
    Task<Outcome<GroupView>> LiftBreak(CommandContext context, LiftBreak command, CancellationToken cancellationToken = default);

    /// <summary>Says when modules start, in the place of what was said before. Refused: <c>invalid_dates</c>, <c>group_ended</c>.</summary>
    [Alias("set-module-starts")]
    Task<Outcome<GroupView>> SetModuleStarts(CommandContext context, SetModuleStarts command, CancellationToken cancellationToken = default);

    /// <summary>The weekly times ahead at which the group could meet and has no session: cancelled, or skipped for a holiday or a break that was taken back since.</summary>
    [Alias("missing"), ReadOnly]
    Task<ImmutableArray<MissingSession>> Missing(CancellationToken cancellationToken = default);

    /// <summary>Ends the group and cancels what is planned. Refused: <c>reason_required</c>, <c>group_has_members</c>, <c>booking_in_progress</c>.</summary>
    [Alias("end")]
    Task<Outcome<GroupView>> End(CommandContext context, CancellationToken cancellationToken = default);

    /// <summary>Says when a member is expected to graduate. Refused: <c>invalid_on</c>, <c>version_conflict</c>.</summary>
    [Alias("plan-graduation")]
    Task<Outcome<EnrollmentView>> PlanGraduation(CommandContext context, PlanGraduation command, CancellationToken cancellationToken = default);

    /// <summary>Enrolls a patient. Refused: <c>group_full</c> (R-5), <c>already_enrolled</c> (R-6), <c>unknown_patient</c>, <c>family_required</c> (B-2), <c>enrollment_closed</c>, <c>group_ended</c> (R-9), <c>patient_double_booked</c> (W-3).</summary>
    [Alias("enroll")]
    Task<Outcome<EnrollmentView>> Enroll(CommandContext context, EnrollMember command, CancellationToken cancellationToken = default);

    /// <summary>Adds a reason for a hold. Refused: <c>not_enrolled</c>, <c>invalid_transition</c>, <c>version_conflict</c>, <c>invalid_since</c>, <c>invalid_review_on</c>.</summary>
    [Alias("place-hold")]
    Task<Outcome<EnrollmentView>> PlaceHold(CommandContext context, PlaceHold command, CancellationToken cancellationToken = default);

    /// <summary>Clears one reason; the hold ends with the last one, and a clinical hold gives way to an administrative one that still stands .</summary>
    [Alias("clear-hold")]
    Task<Outcome<EnrollmentView>> ClearHold(CommandContext context, ClearHold command, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends the hold that the member is in though its reasons stand; the context's reason says why. After a clinical hold an administrative reason still holds the member.
    /// Refused: <c>reason_required</c>, <c>invalid_transition</c>.
    /// </summary>
    [Alias("override-hold")]
    Task<Outcome<EnrollmentView>> OverrideHold(CommandContext context, ChangeEnrollment command, CancellationToken cancellationToken = default);

    /// <summary>Ends the enrollment as graduated and frees the place .</summary>
    [Alias("graduate")]
    Task<Outcome<EnrollmentView>> Graduate(CommandContext context, ChangeEnrollment command, CancellationToken cancellationToken = default);

    /// <summary>Ends the enrollment as dropped, for the context's reason, and frees the place. Refused: <c>reason_required</c>.</summary>
    [Alias("drop")]
    Task<Outcome<EnrollmentView>> Drop(CommandContext context, ChangeEnrollment command, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes a place in another group and then leaves this one, in one command: an administrative hold goes along. Refused: whatever enrolling there is refused with, <c>member_on_hold</c> during a
    /// clinical hold, <c>transfer_in_progress</c>, <c>version_conflict</c>.
    /// </summary>
    [Alias("transfer")]
    Task<Outcome<EnrollmentView>> Transfer(CommandContext context, TransferMember command, CancellationToken cancellationToken = default);

    /// <summary>Records a clinical contact, which restarts the drop rule's count. Refused: <c>contact_in_future</c>, <c>invalid_at</c> more than a year after it.</summary>
    [Alias("record-contact")]
    Task<Outcome<EnrollmentView>> RecordClinicalContact(CommandContext context, RecordClinicalContact command, CancellationToken cancellationToken = default);

    /// <summary>The group, or null.</summary>
    [Alias("get"), ReadOnly]
    Task<GroupView?> Get(CancellationToken cancellationToken = default);
}
