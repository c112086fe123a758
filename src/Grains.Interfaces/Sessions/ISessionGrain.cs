using Orleans.Concurrency;

namespace GroupActors.Sessions;

/// <summary>One dated occurrence of a group: attendance, who ran it, and what is billed for it.</summary>
/// <remarks>Commands for one member are refused with <c>not_enrolled</c> for somebody not on the roster (S-5), and on a session in the wrong state with
/// <c>check_in_not_open</c>, <c>session_closed</c> or <c>session_cancelled</c>.</remarks>
[Alias("sessions.session")]
public interface ISessionGrain : IGrainWithStringKey
{
    /// <summary>Opens check-in on demand, before it opens by itself (S-1). Refused: <c>check_in_too_early</c> more than a day before the start.</summary>
    [Alias("open-check-in")]
    Task<Outcome<SessionView>> OpenCheckIn(CommandContext context, CancellationToken cancellationToken = default);

    /// <summary>Checks a member in. The same member twice is one attendance, and the second answer equals the first (S-4). Refused: <c>member_on_hold</c> (S-5), <c>late_entry_expired</c> (S-4).</summary>
    [Alias("check-in")]
    Task<Outcome<AttendanceView>> CheckIn(CommandContext context, CheckIn command, CancellationToken cancellationToken = default);

    /// <summary>
    /// Checks in whoever proves to be a member, from their own phone (P-3). Whatever is wrong, be it the secret, too many wrong tries, a hold or a session that is not open, the one refusal is
    /// <c>self_check_in_refused</c>.
    /// </summary>
    [Alias("check-in-self")]
    Task<Outcome<AttendanceView>> CheckInSelf(CommandContext context, SelfCheckIn command, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes a member's attendance back to expected, before the session closes. A device that was offline names the check-in that it knew of: another is left alone, and one that waits for a person after
    /// close is taken back too (S-4). Refused: <c>recorded_since</c>.
    /// </summary>
    [Alias("undo")]
    Task<Outcome<AttendanceView>> Undo(CommandContext context, MemberOfSession command, CancellationToken cancellationToken = default);

    /// <summary>Records that a member said they will not come. Whether that is late is computed from when the notice was received (S-3). Refused: <c>notice_in_future</c>.</summary>
    [Alias("record-notice")]
    Task<Outcome<AttendanceView>> RecordNotice(CommandContext context, RecordNotice command, CancellationToken cancellationToken = default);

    /// <summary>Records that a member did not come (S-3).</summary>
    [Alias("record-no-show")]
    Task<Outcome<AttendanceView>> RecordNoShow(CommandContext context, MemberOfSession command, CancellationToken cancellationToken = default);

    /// <summary>Corrects the details of a present member: minutes late or left early, modality, family members present (S-3, S-12).</summary>
    [Alias("describe-presence")]
    Task<Outcome<AttendanceView>> DescribePresence(CommandContext context, DescribePresence command, CancellationToken cancellationToken = default);

    /// <summary>Records that a member on hold was there; it bills nothing (S-5).</summary>
    [Alias("record-unbilled")]
    Task<Outcome<AttendanceView>> RecordUnbilledAttendance(CommandContext context, MemberOfSession command, CancellationToken cancellationToken = default);

    /// <summary>Closes the session; members still expected become no-shows. Closing twice is one close (S-8). Refused: <c>session_not_started</c>, <c>invalid_duration</c>, <c>led_by_required</c>, <c>unknown_facilitator</c> (S-12).</summary>
    [Alias("close")]
    Task<Outcome<CloseSummary>> Close(CommandContext context, CloseSession command, CancellationToken cancellationToken = default);

    /// <summary>What closing now with this duration would bill, and what not and why; changes nothing.</summary>
    [Alias("preview-close"), ReadOnly]
    Task<Outcome<CloseSummary>> PreviewClose(CloseSession command, CancellationToken cancellationToken = default);

    /// <summary>Corrects one member's attendance after close; its claim is voided and issued anew, or issued (S-9, B-10). Refused: <c>reason_required</c>, <c>session_not_closed</c>, <c>no_minutes_present</c>.</summary>
    [Alias("amend")]
    Task<Outcome<CloseSummary>> Amend(CommandContext context, AmendAttendance command, CancellationToken cancellationToken = default);

    /// <summary>Writes the brief note of a no-show, which settles its task (S-10). Refused: <c>session_not_closed</c>, <c>not_a_no_show</c>, <c>invalid_outreach</c>, <c>invalid_text</c>.</summary>
    [Alias("document-no-show")]
    Task<Outcome<AttendanceView>> DocumentNoShow(CommandContext context, DocumentNoShow command, CancellationToken cancellationToken = default);

    /// <summary>
    /// What an amendment would do, changing nothing: the lines of billing that would be other than they are, each with what becomes of its claim (<see cref="BillingLine.Change"/>). Refused as <see cref="Amend"/>, the reason aside.
    /// </summary>
    [Alias("preview-amend"), ReadOnly]
    Task<Outcome<CloseSummary>> PreviewAmend(AmendAttendance command, CancellationToken cancellationToken = default);

    /// <summary>Cancels the session: frees facilitators and room, bills nothing (S-13). Refused: <c>reason_required</c>, <c>session_closed</c>.</summary>
    [Alias("cancel")]
    Task<Outcome<SessionView>> Cancel(CommandContext context, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives the session a facilitator, who is booked together with nothing else changing (F-2, F-9). Refused: <c>missing_credential</c>, <c>facilitator_double_booked</c>, <c>daily_cap</c>,
    /// <c>weekly_cap</c>, <c>on_time_off</c>, <c>cover_limit</c>, <c>unknown_facilitator</c>, <c>already_assigned</c>, <c>booking_in_progress</c> while another call books the same,
    /// <c>enough_facilitators</c>, <c>needs_two_facilitators</c> where it has none of two (F-4), <c>session_moved</c> where it went to another time meanwhile.
    /// </summary>
    [Alias("assign")]
    Task<Outcome<SessionView>> AssignFacilitator(CommandContext context, AssignFacilitator command, CancellationToken cancellationToken = default);

    /// <summary>Gives the session several facilitators, all or none (F-4). Refused like one of them would be (<see cref="AssignFacilitator"/>).</summary>
    [Alias("assign-several")]
    Task<Outcome<SessionView>> AssignFacilitators(CommandContext context, AssignFacilitators command, CancellationToken cancellationToken = default);

    /// <summary>Takes a facilitator off the session and frees their time; the room stays booked (F-9). Refused: <c>not_assigned</c>.</summary>
    [Alias("uncover")]
    Task<Outcome<SessionView>> RemoveFacilitator(CommandContext context, AssignFacilitator command, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes over a session of the past, closed at once: it counts for the roster like any other and is billed only where it says so. The same import again changes nothing.
    /// Refused: <c>session_exists</c>, <c>session_not_over</c>, <c>unknown_group_type</c>, <c>invalid_attendance</c>, <c>invalid_duration</c>.
    /// </summary>
    [Alias("import-past")]
    Task<Outcome<SessionView>> ImportPast(CommandContext context, ImportPastSession command, CancellationToken cancellationToken = default);

    /// <summary>The session as it is at this moment, or null.</summary>
    [Alias("get"), ReadOnly]
    Task<SessionView?> Get(CancellationToken cancellationToken = default);
}
