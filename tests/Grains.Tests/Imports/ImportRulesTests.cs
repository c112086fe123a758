using System.Text;
using GroupActors.Testing;

namespace GroupActors.Imports;

/// <summary>What the check of an import finds, before anything is changed .</summary>
public sealed class ImportRulesTests
{
    private static readonly DateOnly AsOf = new(2026, 3, 4);

    [Fact]
    public void W3_a_patient_in_two_groups_that_meet_at_the_same_time_is_told_at_the_later_row()
    {
        var files = Repository.Riverside();
        files["enrollments.csv"] = files["enrollments.csv"].TrimEnd() + "\nanxiety-monday,p-f7ae627c,active,today-10,,,,,\n";
        files["slots.csv"] = Replace(files["slots.csv"], "anxiety-monday,1,monday,13:00", "anxiety-monday,1,monday,10:00");
        var lines = files["enrollments.csv"].TrimEnd().Split('\n').Length;

        Check(files).ShouldContain(problem => problem.File == "enrollments.csv" && problem.Line == lines && problem.Code == "patient_double_booked");
    }

    [Fact]
    public void X1_a_check_that_cannot_deal_with_what_the_files_say_ends_and_says_so()
    {
        var failures = new List<Exception>();

        ImportGrain.Whole(TwoRowsAndAFault(), failures.Add).Count().ShouldBe(2);

        failures.ShouldHaveSingleItem().ShouldBeOfType<KeyNotFoundException>();

        static IEnumerable<int> TwoRowsAndAFault()
        {
            yield return 1;
            yield return 1;
            throw new KeyNotFoundException();
        }
    }

    [Fact]
    public void X1_the_demo_clinic_has_no_problem()
    {
        Check(Repository.Riverside()).ShouldBeEmpty();
    }

    [Fact]
    public void X1_ten_kinds_of_errors_are_ten_problems_with_file_line_column_and_code()
    {
        var files = Repository.Riverside();
        files["payers.csv"] = Replace(files["payers.csv"], ",medicaid,", ",medicade,");
        files["fees.csv"] = Replace(files["fees.csv"], "100.00", "a lot");
        files["rooms.csv"] = Replace(files["rooms.csv"], "Willow Room,12", "Willow Room,7");
        files["facilitators.csv"] = Replace(files["facilitators.csv"], "1999999018", "1999999010");
        files["credentials.csv"] = Replace(files["credentials.csv"], "mara-quill,trauma-specialty", "mara-quill,trauma");
        files["slots.csv"] = Replace(files["slots.csv"], "anxiety-monday,1,monday,13:00", "anxiety-monday,1,monday,25:00");
        files["patients.csv"] = Replace(files["patients.csv"], "1965-09-12", "today+1");
        files["coverages.csv"] = Replace(files["coverages.csv"], "p-010fd829,old-harbor", "p-010fd829,nobody");
        files["waitlist.csv"] = Replace(files["waitlist.csv"], ",moderate,", ",,");
        files["attendance.csv"] = Replace(files["attendance.csv"], "dbt-monday,monday-2w,1,90,p-f7ae627c", "dbt-monday,monday-2w,1,90,p-004b7f3b");
        var problems = Check(files).Where(problem => problem.File != "groups.csv").ToList();
        (string, int, string?, string)[] expected =
        [
            ("payers.csv", 6, "category", "invalid_value"),
            ("fees.csv", 2, "charge", "invalid_number"),
            ("facilitators.csv", 2, "npi", "invalid_npi"),
            ("slots.csv", 3, "start", "invalid_time"),
            ("patients.csv", 2, "birth_date", "date_in_future"),
            ("coverages.csv", 3, "payer", "unknown_payer"),
            ("waitlist.csv", 2, "acuity", "required"),
            ("attendance.csv", 2, "patient", "not_enrolled"),
        ];
        problems.Select(problem => (problem.File, problem.Line, problem.Column, problem.Code)).ShouldBe(expected, ignoreOrder: true);
        var groups = Check(files).Where(problem => problem.File == "groups.csv").Select(problem => (problem.Column, problem.Code)).Distinct();
        groups.ShouldBe([("room", "room_too_small"), ("facilitator", "missing_credential")], ignoreOrder: true);
    }

    [Theory]
    [InlineData("p-d67a0cff", "has left the group before it")]
    [InlineData("p-ae6225ec", "has joined the group after it")]
    public void X1_only_who_was_a_member_on_its_date_was_in_a_past_session(string patient, string why)
    {
        var files = Repository.Riverside();
        files["attendance.csv"] += $"dbt-monday,monday-1w,1,90,{patient},present,,,yes\n";
        var problem = Check(files).ShouldHaveSingleItem(why);
        (problem.File, problem.Column, problem.Code).ShouldBe(("attendance.csv", "patient", "not_enrolled"));
    }

    [Fact]
    public void X1_what_a_past_session_cannot_say_of_anybody_is_not_offered()
    {
        var files = Repository.Riverside();
        files["attendance.csv"] = Replace(files["attendance.csv"], "p-f7ae627c,no-show", "p-f7ae627c,expected");
        var problem = Check(files).ShouldHaveSingleItem();
        (problem.Column, problem.Code).ShouldBe(("kind", "invalid_value"));
        problem.Message.ShouldNotContain("expected");
    }

    [Theory, InlineData("2980-01-01"), InlineData("1492-01-01"), InlineData("soon")]
    public void X1_a_date_that_cannot_be_is_one_problem(string date)
    {
        var files = Repository.Riverside();
        files["patients.csv"] = Replace(files["patients.csv"], "1965-09-12", date);
        var problem = Check(files).ShouldHaveSingleItem();
        (problem.File, problem.Column, problem.Code).ShouldBe(("patients.csv", "birth_date", "invalid_date"));
    }

    [Theory, InlineData("active,today-33,today", "invalid_value"), InlineData("graduated,today-33,today-34", "invalid_value"), InlineData("graduated,today-33,today+1", "date_in_future")]
    public void X1_only_who_is_no_member_any_more_has_ended_and_not_before_they_joined_or_in_the_future(string row, string code)
    {
        var files = Repository.Riverside();
        files["enrollments.csv"] = Replace(files["enrollments.csv"], "p-f7ae627c,active,today-33,", "p-f7ae627c," + row);
        files["attendance.csv"] = files["attendance.csv"].Split('\n')[0] + "\n";
        var problem = Check(files).ShouldHaveSingleItem();
        (problem.File, problem.Column, problem.Code).ShouldBe(("enrollments.csv", "ended", code));
    }

    [Fact]
    public void X1_an_id_that_cannot_be_read_is_one_problem_and_not_also_those_of_all_that_refers_to_it()
    {
        var files = Repository.Riverside();
        files["groups.csv"] = Replace(files["groups.csv"], "dbt-monday,", "dbt monday,");
        files["patients.csv"] = Replace(files["patients.csv"], "p-f7ae627c,", "p-004b7f3b,");

        Check(files).Select(problem => (problem.File, problem.Column, problem.Code)).ShouldBe([("groups.csv", "group", "invalid_id"), ("patients.csv", "patient", "duplicate")], ignoreOrder: true);
    }

    [Fact]
    public void X1_a_capacity_that_cannot_be_read_makes_no_group_full_and_hides_nothing_else()
    {
        var files = Repository.Riverside();
        files["groups.csv"] = Replace(files["groups.csv"], "dbt-skills,8,4,,today,avery-stone,,mara-quill,willow", "dbt-skills,0,4,,today,lena-okafor,,mara-quill,willow");
        files["enrollments.csv"] = Replace(files["enrollments.csv"], "dbt-monday,p-f7ae627c", "dbt-monday,p-nobody");
        files["attendance.csv"] = files["attendance.csv"].Split('\n')[0] + "\n";

        Check(files).Select(problem => (problem.File, problem.Line, problem.Column, problem.Code)).ShouldBe(
            [("groups.csv", 2, "capacity", "out_of_range"), ("groups.csv", 2, "facilitator", "missing_credential"), ("enrollments.csv", 2, "patient", "unknown_patient")], ignoreOrder: true);
    }

    [Fact]
    public void X1_a_group_with_another_bad_value_is_still_too_full()
    {
        var files = Repository.Riverside();
        files["groups.csv"] = Replace(files["groups.csv"], "dbt-skills,8,4,,today", "dbt-skills,7,4,,soon");

        Check(files).Select(problem => (problem.File, problem.Column, problem.Code)).ShouldBe([("groups.csv", "from", "invalid_date"), ("enrollments.csv", "group", "group_full")], ignoreOrder: true);
    }

    [Theory]
    [InlineData("rooms.csv", "willow,Willow Room,12,", "willow,Willow Room,12,,")]
    [InlineData("facilitators.csv", "avery-stone,\"Avery Stone, LCSW\"", "avery-stone,Avery Stone, LCSW")]
    [InlineData("credentials.csv", "avery-stone,license,State Board of Social Work,", "avery-stone,license,State Board, of Social Work,")]
    [InlineData("group-types.csv", "dbt-skills,DBT skills,", "dbt-skills,DBT, skills,")]
    [InlineData("payers.csv", "northlake,Northlake Mutual,", "northlake,Northlake, Mutual,")]
    [InlineData("groups.csv", "dbt-monday,\"DBT Skills, Monday\"", "dbt-monday,DBT Skills, Monday")]
    [InlineData("slots.csv", "dbt-monday,1,monday,", "dbt-monday,1,monday,,")]
    [InlineData("patients.csv", "p-f7ae627c,", "p-f7ae627c,Jr.,")]
    [InlineData("enrollments.csv", "dbt-monday,p-f7ae627c,active,", "dbt-monday,p-f7ae627c,active,,")]
    public void X1_a_row_that_cannot_be_read_is_one_problem_and_not_also_those_of_all_that_refers_to_it(string file, string good, string bad)
    {
        var files = Repository.Riverside();
        files[file] = Replace(files[file], good, bad);
        var problem = Check(files).ShouldHaveSingleItem();
        (problem.File, problem.Code).ShouldBe((file, "malformed_row"));
    }

    [Theory]
    [InlineData("clinic.csv"), InlineData("rooms.csv"), InlineData("facilitators.csv"), InlineData("credentials.csv"), InlineData("group-types.csv"), InlineData("payers.csv"), InlineData("groups.csv")]
    [InlineData("slots.csv"), InlineData("patients.csv"), InlineData("enrollments.csv"), InlineData("policies.csv"), InlineData("fees.csv"), InlineData("coverages.csv"), InlineData("waitlist.csv"), InlineData("attendance.csv")]
    public void X1_a_header_that_cannot_be_read_is_one_problem(string file)
    {
        var files = Repository.Riverside();
        files[file] = "colour," + files[file];
        var problem = Check(files).ShouldHaveSingleItem();
        (problem.File, problem.Line, problem.Code).ShouldBe((file, 1, "unknown_column"));
    }

    [Fact]
    public void X1_what_stands_in_no_row_is_reported_beside_a_row_that_cannot_be_read()
    {
        var files = Repository.Riverside();
        files["rooms.csv"] = Replace(files["rooms.csv"], "willow,Willow Room,12,", "willow,Willow Room,12,,");
        files["groups.csv"] = Replace(files["groups.csv"], ",cedar,", ",attic,");
        files["patients.csv"] = files["patients.csv"].TrimEnd() + "\n" + files["patients.csv"].Split('\n')[1] + "\n";
        files["enrollments.csv"] = files["enrollments.csv"].TrimEnd() + "\nanxiety-monday,p-nobody,active,today-10,,,,,\n";
        files["fees.csv"] = Replace(files["fees.csv"], "northlake,", "westlake,");
        files["fees.csv"] = Replace(files["fees.csv"], "100.00", "a lot");

        Check(files).Select(problem => (problem.File, problem.Column, problem.Code)).ShouldBe(
            [
                ("rooms.csv", null, "malformed_row"), ("groups.csv", "room", "unknown_room"), ("patients.csv", "patient", "duplicate"), ("enrollments.csv", "patient", "unknown_patient"),
                ("fees.csv", "payer", "unknown_payer"), ("fees.csv", "charge", "invalid_number"),
            ],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("1980-02-30", "There is no such date.")]
    [InlineData("2980-01-01", "Dates are between 1850 and 2200.")]
    [InlineData("30.2.1980", "Write a date as 2026-03-31, today-14 or monday-2w.")]
    public void X1_a_date_that_cannot_be_is_told_apart_from_one_that_is_written_otherwise(string date, string message)
    {
        var files = Repository.Riverside();
        files["patients.csv"] = Replace(files["patients.csv"], "1965-09-12", date);
        Check(files).ShouldHaveSingleItem().Message.ShouldBe(message);
    }

    [Theory]
    [InlineData("payers.csv", ",yes,90,,12,", ",yes,1095,,12,", null)]
    [InlineData("payers.csv", ",yes,90,,12,", ",yes,1096,,12,", "invalid_timely_filing_days")]
    [InlineData("payers.csv", ",yes,90,,12,", ",yes,90,,1,", "invalid_maximum_group_size")]
    [InlineData("facilitators.csv", "1999999018", "3999999016", "invalid_npi")]
    [InlineData("clinic.csv", "041234567", "04123456", "invalid_tax_id")]
    [InlineData("patients.csv", "F43.10", "F43.", "invalid_diagnoses")]
    [InlineData("patients.csv", "F43.10", "F4A.10", null)]
    [InlineData("waitlist.csv", "F25.1", "f25.1", "invalid_diagnosis")]
    [InlineData("policies.csv", "daily_cap,4", "daily_cap,0", "invalid_policy")]
    [InlineData("policies.csv", "daily_cap,4", "daily_caps,4", "unknown_policy")]
    [InlineData("fees.csv", "100.00", "0.00", "invalid_charge")]
    [InlineData("fees.csv", "100.00", "70.005", "invalid_number")]
    [InlineData("fees.csv", "100.00", "70.0000000000000000000000000000001", "invalid_number")]
    [InlineData("fees.csv", "100.00", "7e1", "invalid_number")]
    public void X1_the_form_of_values_is_the_one_that_the_rules_want(string file, string good, string other, string? code)
    {
        var files = Repository.Riverside();
        files[file] = Replace(files[file], good, other);
        Check(files).Select(problem => problem.Code).ShouldBe(code is null ? [] : [code]);
    }

    [Theory]
    [InlineData("today", "2026-03-04")]
    [InlineData("today-14", "2026-02-18")]
    [InlineData("monday-2w", "2026-02-16")]
    [InlineData("sunday", "2026-03-08")]
    [InlineData("2024-02-29", "2024-02-29")]
    public void X1_relative_dates_count_from_the_as_of_date(string text, string date)
    {
        RelativeDate.TryParse(text, AsOf, out var parsed).ShouldBeTrue();
        parsed.ShouldBe(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("tomorrow")]
    [InlineData("monday-2")]
    [InlineData("today-")]
    [InlineData("1w")]
    public void X1_what_is_no_date_is_refused(string text) => RelativeDate.TryParse(text, AsOf, out _).ShouldBeFalse();

    private static string Replace(string text, string old, string with)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0, old);
        return text[..at] + with + text[(at + old.Length)..];
    }

    private static List<ImportProblem> Check(Dictionary<string, string> files)
    {
        var problems = new List<ImportProblem>();
        var tables = files.ToDictionary(file => file.Key, file => ImportTable.Read(file.Key, Encoding.UTF8.GetBytes(file.Value), problems));
        ImportRules.Check(new(), tables, null, AsOf, problems).Count().ShouldBeGreaterThan(0);
        return problems;
    }
}
