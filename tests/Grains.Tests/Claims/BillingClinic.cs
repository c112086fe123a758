using GroupActors.Clinics;
using GroupActors.Sessions;

namespace GroupActors.Claims;

/// <summary>A clinic and its sessions as the billing tests need them.</summary>
internal static class BillingClinic
{
    public static readonly DateOnly Date = new(2026, 3, 4);

    public static readonly SessionKey Session = new("riverside", "g1", Date, 1);

    public static readonly GroupType PatientGroup = Type("anxiety", GroupComposition.PatientsOnly, GroupService.Psychotherapy);

    public static readonly GroupType FamilyGroup = Type("families", GroupComposition.MultipleFamily, GroupService.Psychotherapy);

    public static readonly GroupType ClassGroup = Type("class", GroupComposition.PatientsOnly, GroupService.EducationalClass);

    public static readonly ClinicSettings Settings = new(
        "riverside", 7, "Riverside", "America/New_York", null, new(), [PatientGroup, FamilyGroup, ClassGroup],
        [new("p1", "Aetna", PayerCategory.Commercial), new("p2", "State", PayerCategory.Medicaid) { MinimumGroupSize = 4, TimelyFilingDays = 30 }],
        [Fee("p1", "90853", 95m, 70m), Fee("p1", "90849", 110m, 80m), Fee("p1", "90834", 150m, 110m), Fee("p2", "90853", 95m, 60m)]);

    public static HeldAttendance Present(string patient, string? family = null, int relatives = 0, int late = 0, int early = 0) =>
        new(patient, AttendanceKind.Present, true, family, late, early, Modality.InPerson, relatives);

    public static HeldAttendance OnHold(string patient) => Present(patient) with { IsBillable = false };

    public static HeldAttendance Away(string patient, AttendanceKind kind) => new(patient, kind, kind != AttendanceKind.Excused, null, 0, 0, Modality.InPerson, 0);

    public static ImmutableArray<BillingDecision> Decide(GroupType type, int minutes, params ReadOnlySpan<HeldAttendance> attendance) =>
        BillingRules.Decide(new(Session, type, Date, minutes, ["f1"], [.. attendance]), Settings);

    private static GroupType Type(string id, GroupComposition composition, GroupService service) => new(id, id, composition, service, 60, 1, [], []);

    private static Fee Fee(string payer, string code, decimal charge, decimal expected) => new(payer, code, new(2026, 1, 1), null, charge, expected);
}
