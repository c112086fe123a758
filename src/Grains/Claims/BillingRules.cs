using GroupActors.Clinics;
using GroupActors.Sessions;

namespace GroupActors.Claims;

/// <summary>From attendance to what is billed (B-1 to B-7). The same facts give the same answer, whatever is retried.</summary>
internal static class BillingRules
{
    /// <summary>One decision for each member of the roster, in its order.</summary>
    public static ImmutableArray<BillingDecision> Decide(HeldSession session, ClinicSettings settings)
    {
        ImmutableArray<HeldAttendance> present = [.. session.Attendance.Where(member => member.Kind == AttendanceKind.Present)];
        Func<HeldAttendance, BillingDecision> decide = session.Type switch
        {
            { Service: GroupService.EducationalClass } => member => NotBilled(member, "educational_class", "A class is not group psychotherapy: it is never billed as such."),
            { Composition: GroupComposition.MultipleFamily } => FamilyGroup(session, present, settings),
            _ => PatientGroup(session, present, settings),
        };
        return [.. session.Attendance.Select(member => Unattended(member) ?? decide(member))];
    }

    /// <summary>What bills nothing whatever the group is (B-7).</summary>
    private static BillingDecision? Unattended(HeldAttendance member) => member switch
    {
        { Kind: AttendanceKind.Excused } or { Kind: AttendanceKind.Present, IsBillable: false } => NotBilled(member, "on_hold", "A member on hold is not billed."),
        { Kind: AttendanceKind.NoShow } => NotBilled(member, "no_show", "The member did not come: a missed session is not billed."),
        { Kind: AttendanceKind.LateCancel } => NotBilled(member, "late_cancel", "The member cancelled late: a missed session is not billed."),
        { Kind: AttendanceKind.Cancelled } => NotBilled(member, "cancelled", "The member cancelled in time: a missed session is not billed."),
        { Kind: AttendanceKind.Expected } => NotBilled(member, "not_seen", "The member has not been checked in."),
        _ => null,
    };

    private static Func<HeldAttendance, BillingDecision> PatientGroup(HeldSession session, ImmutableArray<HeldAttendance> present, ClinicSettings settings)
    {
        if (present.Length == 1) return member => ProposeIndividual(session, member, settings);
        if (present.Length < settings.Policies.BillingMinimum) return BelowMinimum;

        // One family in the room makes the whole session another service, so every claim of it stops.
        ImmutableArray<ReviewReason> composition = present.Any(member => member.FamilyPresent > 0)
            ? [new("family_in_patient_group", "Family members were present in a group for patients only.", ProcedureCodes.MultipleFamilyGroup)]
            : [];
        return member => Claim(session, member, ProcedureCodes.Group, present.Length, composition, settings);
    }

    private static Func<HeldAttendance, BillingDecision> FamilyGroup(HeldSession session, ImmutableArray<HeldAttendance> present, ClinicSettings settings)
    {
        var families = present.ToLookup(FamilyOf);
        if (families.Count > 1 && families.Count < settings.Policies.BillingMinimum) return BelowMinimum;

        // An amendment leaves a family's claim in the name it was made in: two of them could be with the payer otherwise.
        var identified = families.ToDictionary(
            family => family.Key,
            family => family.Where(member => member.IsBillable).OrderByDescending(member => member.WasBilled).ThenBy(member => member.Patient, StringComparer.Ordinal).FirstOrDefault()?.Patient);
        var accompanied = families.Count(IsAccompanied);
        return member => identified[FamilyOf(member)] == member.Patient
            ? Bill(member, families[FamilyOf(member)])
            : new(member.Patient, BillingDisposition.WithFamily, null, [new("with_family", "Billed once for the family, in the name of its identified patient.")]);

        BillingDecision Bill(HeldAttendance member, IEnumerable<HeldAttendance> family) => IsAccompanied(family)
            ? accompanied == 1 ? ProposeFamily(session, member, family.Count(), settings)
                : accompanied < settings.Policies.BillingMinimum ? BelowMinimum(member)
                : Claim(session, member, ProcedureCodes.MultipleFamilyGroup, present.Length, [], settings)
            : families.Count == 1 ? ProposeIndividual(session, member, settings)
            : Claim(
                session, member, ProcedureCodes.MultipleFamilyGroup, present.Length,
                [new("no_family_present", "The patient was in a multiple-family session without family.", ProcedureCodes.Group)], settings);
    }

    /// <summary>Whether a family is there: a patient with a relative, who may be a member too. A patient alone is none, whatever family they are of.</summary>
    private static bool IsAccompanied(IEnumerable<HeldAttendance> family) => family.Count() > 1 || family.Any(member => member.FamilyPresent > 0);

    private static string FamilyOf(HeldAttendance member) => member.Family ?? "\0" + member.Patient;

    private static BillingDecision Claim(
        HeldSession session, HeldAttendance member, string code, int size, ImmutableArray<ReviewReason> composition, ClinicSettings settings)
    {
        var limit = settings.Policies.ShortSessionMinutes;
        var reasons = composition;
        if (session.Minutes < limit) reasons = reasons.Add(new("short_session", $"The session was shorter than {limit} minutes."));
        else if (MinutesOf(session, member) < limit) reasons = reasons.Add(new("short_session", $"The member was present for less than {limit} minutes."));
        else if (MinutesOf(session, member) - member.UnsaidMinutes < limit) reasons = reasons.Add(new("arrival_unsaid", $"The member was checked in {member.UnsaidMinutes} minutes after the start, and nobody said whether they came late."));

        return new(
            member.Patient,
            reasons.IsEmpty ? BillingDisposition.Claim : BillingDisposition.ClaimInReview,
            Service(session, member, code, size, reasons, settings),
            reasons);
    }

    private static BillingDecision ProposeIndividual(HeldSession session, HeldAttendance member, ClinicSettings settings) =>
        ProcedureCodes.Individual(MinutesOf(session, member)) is { } code
            ? Propose(session, member, code, 1, new("one_patient_present", "One patient alone is not a group: individual psychotherapy is proposed.", code), settings)
            : NotBilled(member, "one_patient_present", "One patient alone is not a group, and the time is too short for individual psychotherapy.");

    private static BillingDecision ProposeFamily(HeldSession session, HeldAttendance member, int size, ClinicSettings settings) =>
        MinutesOf(session, member) >= ProcedureCodes.FamilyMinutes
            ? Propose(
                session, member, ProcedureCodes.Family, size,
                new("one_family_present", "One family alone is not a multiple-family group: family psychotherapy is proposed.", ProcedureCodes.Family), settings)
            : NotBilled(member, "one_family_present", "One family alone is not a multiple-family group, and the time is too short for family psychotherapy.");

    private static BillingDecision Propose(HeldSession session, HeldAttendance member, string code, int size, ReviewReason reason, ClinicSettings settings) =>
        new(member.Patient, BillingDisposition.Proposal, Service(session, member, code, size, [], settings), [reason]);

    private static BillingDecision BelowMinimum(HeldAttendance member) =>
        NotBilled(member, "below_billing_minimum", "Too few were present for a group to be billed.");

    private static BillingDecision NotBilled(HeldAttendance member, string code, string message) =>
        new(member.Patient, BillingDisposition.NotBilled, null, [new(code, message)]);

    private static BillableService Service(
        HeldSession session, HeldAttendance member, string code, int size, ImmutableArray<ReviewReason> reasons, ClinicSettings settings) =>
        new(code, session.Date, MinutesOf(session, member), size, member.Modality, session.LedBy, session.Type.Id, member.Family, reasons, settings.Version);

    private static int MinutesOf(HeldSession session, HeldAttendance member) => Math.Max(0, session.Minutes - member.LateMinutes - member.LeftEarlyMinutes);
}
