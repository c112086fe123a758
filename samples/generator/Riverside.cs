using System.Globalization;

namespace GroupActors.Samples;

/// <summary>
/// The demo clinic "Riverside" in the format of docs/import.md. The same files come out every time: dates are relative to the day of the import, choices are seeded.
/// </summary>
internal static class Riverside
{
    private const ulong Seed = 90853;

    public static IEnumerable<(string Name, string Text)> Files()
    {
        var members = Members.Cast(new Dice(Seed));
        yield return ("clinic.csv", Clinic());
        yield return ("policies.csv", Policies());
        yield return ("payers.csv", Payers());
        yield return ("fees.csv", Fees());
        yield return ("rooms.csv", Rooms());
        yield return ("facilitators.csv", Facilitators());
        yield return ("credentials.csv", Credentials());
        yield return ("group-types.csv", GroupTypes());
        yield return ("groups.csv", Groups());
        yield return ("slots.csv", Slots());
        yield return ("patients.csv", Patients(members));
        yield return ("coverages.csv", Coverages(members));
        yield return ("enrollments.csv", members.Enrollments());
        yield return ("waitlist.csv", Waitlist(members, new Dice(Seed + 1)));
        yield return ("attendance.csv", PastAttendance.Of(members, new Dice(Seed + 2)));
    }

    private static string Clinic()
    {
        var csv = new CsvText("name", "time_zone", "legal_name", "npi", "tax_id", "taxonomy", "street", "city", "state", "zip_code");
        csv.Row("Riverside Behavioral Health", "America/New_York", "Riverside Behavioral Health PC", "1234567893", "041234567", "261QM0801X", "12 Quay Street", "Riverside", "MA", "015450001");
        return csv.ToString();
    }

    private static string Policies()
    {
        var csv = new CsvText("policy", "value");
        csv.Row("daily_cap", 4);
        csv.Row("weekly_cap", 12);
        csv.Row("late_cancel_hours", 24);
        return csv.ToString();
    }

    private static string Payers()
    {
        var csv = new CsvText(
            "payer", "name", "category", "electronic_id", "requires_authorization", "timely_filing_days", "minimum_group_size", "maximum_group_size", "allows_incident_to");
        foreach (var payer in PayerPlan.All)
        {
            csv.Row(payer.Id, payer.Name, payer.Category, payer.ElectronicId, YesNo(payer.RequiresAuthorization), payer.FilingDays, payer.MinimumSize, payer.MaximumSize, YesNo(payer.AllowsIncidentTo));
        }

        return csv.ToString();
    }

    /// <summary>What the clinic charges is one price for all; two years of it, so that dates matter.</summary>
    private static string Fees()
    {
        var csv = new CsvText("payer", "code", "from", "to", "charge", "expected");
        (string Code, decimal Charge, decimal Individual)[] services =
            [("90853", 110m, 0m), ("90849", 125m, 0m), ("90832", 120m, 80m), ("90834", 160m, 105m), ("90837", 210m, 140m), ("90847", 175m, 115m)];
        foreach (var payer in PayerPlan.All)
        {
            foreach (var (code, charge, individual) in services)
            {
                var expected = code switch { "90853" => payer.GroupRate, "90849" => payer.FamilyRate, _ => individual * payer.IndividualFactor };
                csv.Row(payer.Id, code, "2024-01-01", "2024-12-31", Money(charge - 10m), Money(expected - 4m));
                csv.Row(payer.Id, code, "2025-01-01", "", Money(charge), Money(expected));
            }
        }

        return csv.ToString();
    }

    private static string Rooms()
    {
        var csv = new CsvText("room", "name", "seats", "equipment", "accessible");
        csv.Row("willow", "Willow Room", 12, "whiteboard;screen", "yes");
        csv.Row("cedar", "Cedar Room", 10, "whiteboard", "yes");
        csv.Row("maple", "Maple Room", 10, "screen", "no");
        csv.Row("garden", "Garden Room", 14, "", "yes");
        csv.Row("harbor", "Harbor Hall", 30, "screen;hearing loop", "yes");
        return csv.ToString();
    }

    private static string Facilitators()
    {
        var csv = new CsvText("facilitator", "name", "npi", "taxonomy", "enrolled_payers");
        csv.Row("avery-stone", "Avery Stone, LCSW", Npi(1), "1041C0700X", "northlake;summit-ridge;tidewater;old-harbor;riverbend");
        csv.Row("mara-quill", "Mara Quill, PhD", Npi(2), "103TC0700X", "northlake;summit-ridge;tidewater;old-harbor;riverbend");
        csv.Row("jonas-reed", "Jonas Reed, LADC", Npi(3), "101YA0400X", "northlake;summit-ridge;tidewater;old-harbor;riverbend");
        csv.Row("priya-nandan", "Priya Nandan, LMFT", Npi(4), "106H00000X", "northlake;summit-ridge;tidewater;old-harbor;riverbend");
        csv.Row("theo-marsh", "Theo Marsh, LPC", Npi(5), "101YP2500X", "northlake;summit-ridge;tidewater;old-harbor;riverbend");
        csv.Row("lena-okafor", "Lena Okafor, PMHNP", Npi(6), "363LP0808X", "northlake;summit-ridge;tidewater;old-harbor;riverbend");
        return csv.ToString();
    }

    private static string Credentials()
    {
        var csv = new CsvText("facilitator", "code", "issuer", "number", "valid_from", "valid_to");
        csv.Row("avery-stone", "license", "State Board of Social Work", "SW-20417", "2019-03-01", "today+410");
        csv.Row("avery-stone", "dbt-training", "Dialectical Training Center", "DT-881", "2020-06-15", "");
        csv.Row("mara-quill", "license", "State Board of Psychology", "PSY-7731", "2014-09-01", "today+700");
        csv.Row("mara-quill", "trauma-specialty", "Trauma Practice Institute", "TPI-102", "2017-02-01", "today+190");
        csv.Row("mara-quill", "dbt-training", "Dialectical Training Center", "DT-655", "2018-05-10", "");
        csv.Row("jonas-reed", "license", "State Board of Counseling", "LADC-3320", "2016-01-15", "today+300");
        csv.Row("jonas-reed", "addiction-specialty", "Addiction Counselors Guild", "ACG-4419", "2018-11-01", "");
        csv.Row("jonas-reed", "family-therapy", "Family Therapy Academy", "FTA-210", "2021-04-01", "");
        csv.Row("priya-nandan", "license", "State Board of Family Therapy", "MFT-5096", "2018-07-01", "today+520");
        csv.Row("priya-nandan", "family-therapy", "Family Therapy Academy", "FTA-187", "2018-07-01", "");
        csv.Row("theo-marsh", "license", "State Board of Counseling", "LPC-9908", "2020-02-01", "today+80");
        csv.Row("lena-okafor", "license", "State Board of Nursing", "RN-61220", "2015-10-01", "today+260");
        csv.Row("lena-okafor", "pmhnp", "Nursing Credential Board", "PM-3012", "2017-10-01", "today+900");
        csv.Row("lena-okafor", "trauma-specialty", "Trauma Practice Institute", "TPI-140", "2019-10-01", "");
        csv.Row("lena-okafor", "addiction-specialty", "Addiction Counselors Guild", "ACG-5003", "2021-10-01", "");
        return csv.ToString();
    }

    private static string GroupTypes()
    {
        var csv = new CsvText(
            "group_type", "name", "composition", "service", "session_minutes", "facilitators", "required_credentials", "indicated_diagnoses", "enrollment_window", "substance_use");
        foreach (var type in GroupTypePlan.All)
        {
            csv.Row(type.Id, type.Name, type.Composition, type.Service, type.Minutes, type.Facilitators, type.Credentials, type.Indicated, "always", YesNo(type.IsSubstanceUse));
        }

        return csv.ToString();
    }

    private static string Groups()
    {
        var csv = new CsvText(
            "group", "name", "group_type", "capacity", "therapeutic_minimum", "closed_after_sessions", "from", "facilitator", "co_facilitator", "substitutes", "room", "modality");
        foreach (var group in GroupPlan.All)
        {
            csv.Row(group.Id, group.Name, group.Type, group.Capacity, group.Minimum, "", "today", group.Facilitator, group.CoFacilitator, group.Substitutes, group.Room, "in-person");
        }

        return csv.ToString();
    }

    private static string Slots()
    {
        var csv = new CsvText("group", "slot", "day", "start", "minutes");
        foreach (var group in GroupPlan.All) csv.Row(group.Id, 1, group.Day, group.Start, group.Minutes);
        return csv.ToString();
    }

    private static string Patients(Members members)
    {
        var csv = new CsvText("patient", "given_name", "family_name", "birth_date", "gender", "diagnoses");
        foreach (var (person, diagnosis) in members.People) csv.Row(person.Id, person.Given, person.Family, person.BirthDate, person.Gender, diagnosis);
        return csv.ToString();
    }

    private static string Coverages(Members members)
    {
        var csv = new CsvText("patient", "payer", "member_id", "from", "to");
        foreach (var (person, _) in members.People)
        {
            csv.Row(person.Id, members.Payer[person.Id], string.Create(CultureInfo.InvariantCulture, $"M{uint.Parse(person.Id.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture):D10}"), "2024-01-01", "");
        }

        return csv.ToString();
    }

    private static string Waitlist(Members members, Dice dice)
    {
        var csv = new CsvText("entry", "patient", "group_types", "diagnosis", "acuity", "added", "group_experience", "availability");
        string[] windows = ["", "monday 08:00-13:00;wednesday 08:00-13:00", "tuesday 17:00-21:00;thursday 17:00-21:00", "monday 12:00-20:00;thursday 12:00-20:00", "saturday 08:00-18:00;sunday 08:00-18:00", "friday 08:00-17:00"];
        var number = 0;
        foreach (var (person, type) in members.Waiting)
        {
            number++;
            csv.Row(
                string.Create(CultureInfo.InvariantCulture, $"w-{number:D3}"), person.Id, type.Id, members.Diagnosis[person.Id], dice.Pick(["low", "moderate", "moderate", "high"]),
                string.Create(CultureInfo.InvariantCulture, $"today-{dice.Between(2, 120)}"), YesNo(dice.Roll(3) == 0), dice.Pick(windows));
        }

        return csv.ToString();
    }

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>An invented NPI that passes the check (Luhn over 80840 and the number).</summary>
    private static string Npi(int number)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"19999990{number}");
        var sum = 24;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            var doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled / 10 + doubled % 10;
        }

        return digits + ((10 - sum % 10) % 10).ToString(CultureInfo.InvariantCulture);
    }
}
