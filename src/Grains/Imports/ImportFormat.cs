using System.Collections.Frozen;

namespace GroupActors.Imports;

/// <summary>The files and columns of docs/import.md; a name that ends in <c>?</c> may be left out.</summary>
internal static class ImportFormat
{
    private static readonly FrozenDictionary<string, string[]> Files = new Dictionary<string, string[]>
    {
        ["clinic.csv"] = ["name", "time_zone", "legal_name?", "npi?", "tax_id?", "taxonomy?", "street?", "city?", "state?", "zip_code?"],
        ["policies.csv"] = ["policy", "value"],
        ["payers.csv"] = ["payer", "name", "category", "electronic_id?", "requires_authorization?", "timely_filing_days?", "minimum_group_size?", "maximum_group_size?", "allows_incident_to?"],
        ["fees.csv"] = ["payer", "code", "from", "to?", "charge", "expected"],
        ["rooms.csv"] = ["room", "name", "seats", "equipment?", "accessible?"],
        ["facilitators.csv"] = ["facilitator", "name", "npi?", "taxonomy?", "enrolled_payers?"],
        ["credentials.csv"] = ["facilitator", "code", "issuer", "number", "valid_from", "valid_to?"],
        ["group-types.csv"] =
            ["group_type", "name", "composition", "service", "session_minutes", "facilitators", "required_credentials?", "indicated_diagnoses?", "enrollment_window?", "substance_use?"],
        ["groups.csv"] =
            ["group", "name", "group_type", "capacity", "therapeutic_minimum", "closed_after_sessions?", "from?", "facilitator", "co_facilitator?", "substitutes?", "room", "modality?", "module_starts?"],
        ["slots.csv"] = ["group", "slot", "day", "start", "minutes"],
        ["patients.csv"] = ["patient", "given_name", "family_name", "birth_date", "gender?", "diagnoses?"],
        ["coverages.csv"] = ["patient", "payer", "member_id", "from", "to?"],
        ["enrollments.csv"] = ["group", "patient", "status", "since", "ended?", "hold_reasons?", "review_on?", "reason?", "family?"],
        ["waitlist.csv"] = ["entry", "patient", "group_types", "diagnosis?", "acuity", "added", "group_experience?", "availability?"],
        ["attendance.csv"] = ["group", "date", "slot", "minutes", "patient", "kind", "arrival?", "family_present?", "to_bill"],
    }.ToFrozenDictionary();

    public static IEnumerable<string> Names => Files.Keys;

    public static bool IsFile(string name) => Files.ContainsKey(name);

    public static IEnumerable<string> Columns(string file) => Files[file].Select(column => column.TrimEnd('?'));

    public static IEnumerable<string> RequiredColumns(string file) => Files[file].Where(column => !column.EndsWith('?'));
}
