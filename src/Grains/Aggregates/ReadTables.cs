using System.Reflection;
using static GroupActors.Aggregates.ReadColumnKind;

namespace GroupActors.Aggregates;

/// <summary>The catalogue of the ledger's read tables: what lists, boards and reports are read from.</summary>
internal static class ReadTables
{
    public static ReadTable Sessions { get; } = new("sessions",
        ("grp", Text), ("date", Date), ("slot", Integer), ("starts_at", Instant), ("ends_at", Instant), ("state", Text), ("room", Text),
        ("facilitators", Text), ("present", Integer), ("expected", Integer), ("version", Integer), ("card", Text));

    public static ReadTable Attendance { get; } = new("attendance",
        ("session", Text), ("grp", Text), ("patient", Text), ("date", Date), ("kind", Text), ("arrived_at", Instant), ("source", Text), ("late_minutes", Integer));

    public static ReadTable Enrollments { get; } = new("enrollments",
        ("grp", Text), ("patient", Text), ("status", Text), ("since", Date), ("family", Text), ("payer", Text), ("version", Integer));

    public static ReadTable Claims { get; } = new("claims",
        ("session", Text), ("grp", Text), ("patient", Text), ("service_date", Date), ("payer", Text), ("code", Text), ("state", Text), ("reason", Text),
        ("queue", Text), ("charge", Money), ("expected", Money), ("state_since", Instant), ("correction", Integer), ("filing_deadline", Date));

    public static ReadTable Tasks { get; } = new("tasks",
        ("kind", Text), ("state", Text), ("subject", Text), ("session", Text), ("grp", Text), ("patient", Text), ("facilitator", Text), ("title", Text),
        ("created_at", Instant), ("due", Date), ("amount", Money));

    public static ReadTable Patients { get; } = new("patients",
        ("name", Text), ("family_name", Text), ("given_name", Text), ("birth_date", Date), ("payer", Text), ("member_id", Text));

    public static ReadTable Notes { get; } = new("notes",
        ("session", Text), ("patient", Text), ("facilitator", Text), ("state", Text), ("signed_at", Instant), ("due", Date));

    public static ReadTable Facilitators { get; } = new("facilitators", ("name", Text), ("state", Text));

    public static ReadTable Credentials { get; } = new("credentials", ("facilitator", Text), ("code", Text), ("valid_from", Date), ("valid_to", Date));

    public static ReadTable Rooms { get; } = new("rooms", ("name", Text), ("seats", Integer));

    public static ReadTable Groups { get; } = new("groups",
        ("name", Text), ("type", Text), ("state", Text), ("facilitator", Text), ("room", Text), ("capacity", Integer), ("card", Text));

    public static ReadTable Imports { get; } = new("imports", ("begun", Date), ("state", Text), ("card", Text));

    public static ReadTable Bookings { get; } = new("bookings",
        ("resource", Text), ("session", Text), ("starts_at", Instant), ("ends_at", Instant), ("date", Date));

    public static ReadTable Waitlist { get; } = new("waitlist",
        ("patient", Text), ("group_type", Text), ("state", Text), ("added", Date), ("acuity", Text), ("diagnosis", Text));

    /// <summary>Every read table. The schema scripts create exactly these.</summary>
    public static ImmutableArray<ReadTable> All { get; } =
    [
        .. typeof(ReadTables).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(ReadTable)).Select(property => (ReadTable)property.GetValue(null)!),
    ];
}
