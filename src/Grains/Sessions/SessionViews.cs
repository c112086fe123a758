using GroupActors.Claims;
using GroupActors.Clinics;

namespace GroupActors.Sessions;

/// <summary>A session as callers see it.</summary>
internal static class SessionViews
{
    public static SessionView View(SessionRecord session, DateTimeOffset now, ClinicPolicies policies)
    {
        var plan = session.Plan!;
        return new(
            plan.Time.Session,
            session.Version,
            plan.GroupName,
            plan.GroupType,
            plan.Time.Date,
            plan.Time.Start,
            plan.Time.End,
            session.StateAt(now, policies),
            session.IsUnconfirmed(now, policies),
            session.State == SessionState.Closed ? session.LedBy : [.. session.Facilitators.Select(facilitator => facilitator.Id)],
            plan.FacilitatorsNeeded,
            plan.Room,
            plan.Modality,
            session.Minutes,
            session.ClosedAt,
            [.. session.Members.Select(member => View(session, member))],
            [.. session.Facilitators.Where(facilitator => facilitator.IsCover).Select(facilitator => facilitator.Id)],
            SelfCheckInRules.OffUntil(session, now, policies));
    }

    public static AttendanceView View(SessionRecord session, MemberAttendance member) => new(
        member.Patient,
        member.Status,
        member.Kind,
        member.Family,
        member.ArrivedAt,
        member.Source,
        member.IsLateEntry,
        member.LateMinutes,
        member.LeftEarlyMinutes,
        member.Modality,
        member.FamilyPresent,
        member.IsBillable,
        member.NoticeReceivedAt,
        session.NoShowNote(member.Patient)?.Outreach,
        session.NoShowNote(member.Patient)?.Text,
        member.IsPresent ? session.CheckInOf(member.Patient) : null);

    public static CloseSummary Summary(SessionRecord session, DateTimeOffset now, ClinicPolicies policies) =>
        new(View(session, now, policies), [.. session.Billing.Select(decision => Line(session.Plan!.Time.Session, decision))]);

    private static BillingLine Line(SessionKey session, BillingDecision decision) => new(
        decision.Patient,
        decision.Disposition,
        decision.Service?.Code,
        decision.Reasons,
        decision.Disposition is BillingDisposition.Claim or BillingDisposition.ClaimInReview ? new ClaimKey(session, decision.Patient, 1) : null);
}
