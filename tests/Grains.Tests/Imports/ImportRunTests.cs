using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using GroupActors.Groups;
using GroupActors.Sessions;
using GroupActors.Storage;
using GroupActors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace GroupActors.Imports;

/// <summary>Whole runs of an import in a silo (X-1).</summary>
public sealed class ImportRunTests
{
    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task X1_the_demo_clinic_is_imported_whole_and_a_second_time_changes_nothing(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var files = Repository.Riverside();

        (await ImportSamples.Run(silo, "dry", files, isDryRun: true)).Phase.ShouldBe(ImportPhase.Passed, await Problems(silo, "dry"));
        (await Journal(silo)).ShouldBeEmpty();

        var since = Stopwatch.GetTimestamp();
        var run = await ImportSamples.Run(silo, "first", files);
        TestContext.Current.TestOutputHelper!.WriteLine($"{run.Steps} steps in {Stopwatch.GetElapsedTime(since)}");
        run.Phase.ShouldBe(ImportPhase.Done, await Problems(silo, "first"));
        (run.Problems, run.StepsDone).ShouldBe((0, run.Steps), await Problems(silo, "first"));
        await IsThere(silo, files);
        (await silo.LedgerDifferences()).ShouldBeEmpty();

        var before = await Journal(silo);
        (await ImportSamples.Run(silo, "second", files)).Phase.ShouldBe(ImportPhase.Done, await Problems(silo, "second"));
        (await Journal(silo)).ShouldBe(before);
    }

    [Theory]
    [InlineData("slots.csv", "dbt-monday,1,monday,", "dbt-monday,1,zz!,")]
    [InlineData("slots.csv", "dbt-monday,1,monday,09:00", "dbt-monday,1,monday,zz!")]
    [InlineData("groups.csv", "\ndbt-monday,", "\nzz!,")]
    [InlineData("groups.csv", "\ndbt-monday,", "\n,")]
    [InlineData("enrollments.csv", "dbt-monday,p-f7ae627c,active", "dbt-monday,p-f7ae627c,zz!")]
    public async Task X1_a_bad_cell_in_the_files_of_a_clinic_that_is_there_is_one_refusal(string file, string good, string bad)
    {
        await using var silo = await TestSilo.Start(TestDatabase.SQLite);
        var files = Repository.Riverside();
        (await ImportSamples.Run(silo, "first", files)).Phase.ShouldBe(ImportPhase.Done, await Problems(silo, "first"));
        files[file].ShouldContain(good);
        files[file] = files[file].Replace(good, bad, StringComparison.Ordinal);

        (await ImportSamples.Run(silo, "second", files)).Phase.ShouldBe(ImportPhase.Refused);

        (await silo.Grains.Import(new("riverside", "second")).Problems(0, 10)).ShouldHaveSingleItem().File.ShouldBe(file);
    }

    [Theory]
    [InlineData("clinic.csv", 2, "unknown_time_zone", "America/New_York", "Eastern Standard Time")]
    [InlineData("clinic.csv", 2, "required", "America/New_York", "")]
    [InlineData("clinic.csv", 1, "unknown_column", "name,time_zone", "name,time zone")]
    public async Task X1_without_a_time_zone_the_other_problems_are_found_all_the_same(string file, int line, string code, string good, string bad)
    {
        await using var silo = await TestSilo.Start(TestDatabase.SQLite);
        var files = Repository.Riverside();
        files[file] = files[file].Replace(good, bad, StringComparison.Ordinal);
        files["payers.csv"] = files["payers.csv"].Replace(",medicaid,", ",medicade,", StringComparison.Ordinal);
        files["patients.csv"] = files["patients.csv"].Replace("1965-09-12", "1965-02-30", StringComparison.Ordinal);

        (await ImportSamples.Run(silo, "dry", files, isDryRun: true)).Phase.ShouldBe(ImportPhase.Refused);

        var problems = await silo.Grains.Import(new("riverside", "dry")).Problems(0, 100);
        problems.ShouldContain(problem => problem.File == file && problem.Line == line && problem.Code == code);
        problems.Where(problem => problem.File != file).Select(problem => (problem.File, problem.Code)).ShouldBe([("patients.csv", "invalid_date"), ("payers.csv", "invalid_value")]);
    }

    [Fact]
    public async Task B11_X1_a_fee_of_the_clinic_ends_before_the_imports_begins_or_is_told_to_overlap()
    {
        await using var silo = await TestSilo.Start(TestDatabase.SQLite);
        var files = Repository.Riverside();
        (await ImportSamples.Run(silo, "first", files)).Phase.ShouldBe(ImportPhase.Done, await Problems(silo, "first"));
        var header = files["fees.csv"].Split('\n')[0] + "\n";
        var fee = (await silo.Grains.Clinic(new("riverside")).Settings())!.Fees.First(fee => fee.To is null);

        var overlapping = await ImportSamples.Run(silo, "second", new Dictionary<string, string> { ["fees.csv"] = header + $"{fee.Payer},{fee.Code},{fee.From.AddYears(1):yyyy-MM-dd},,100.00,80.00\n" });
        overlapping.Phase.ShouldBe(ImportPhase.Refused);
        var problem = (await silo.Grains.Import(new("riverside", "second")).Problems(0, 10)).ShouldHaveSingleItem();
        (problem.Line, problem.Column, problem.Code).ShouldBe((2, "from", "fee_overlaps"));

        var following = await ImportSamples.Run(silo, "third", new Dictionary<string, string>
        {
            ["fees.csv"] = header + $"{fee.Payer},{fee.Code},{fee.From.AddYears(1):yyyy-MM-dd},,100.00,80.00\n{fee.Payer},{fee.Code},{fee.From:yyyy-MM-dd},{fee.From.AddYears(1).AddDays(-1):yyyy-MM-dd},100.00,80.00\n",
        });
        following.Phase.ShouldBe(ImportPhase.Done, await Problems(silo, "third"));
    }

    [Fact]
    public async Task X1_a_refused_step_stops_the_run_visibly_and_it_goes_on_when_what_was_wrong_is_put_right()
    {
        TestSilo silo = null!;
        var meanwhile = new Meanwhile(nameof(ISessionGrain.ImportPast), () => BookElsewhere(silo));
        await using var started = silo = await TestSilo.Start(TestDatabase.SQLite, configure: builder => builder.Services.AddSingleton<IIncomingGrainCallFilter>(meanwhile));
        var files = Repository.Riverside();
        string[] later = ["policies.csv", "groups.csv", "slots.csv", "enrollments.csv", "attendance.csv"];
        (await ImportSamples.Run(silo, "places", files.Where(file => !later.Contains(file.Key)).ToDictionary())).Phase.ShouldBe(ImportPhase.Done, await Problems(silo, "places"));
        var clinic = silo.Grains.Clinic(new("riverside"));
        (await clinic.SetPolicies(Context(), new() { RoomTurnoverMinutes = 15 })).Refusal.ShouldBeNull();
        files.Remove("policies.csv");

        // While the run brings past sessions in, a group that it does not know gets the room right after one of its own, and the clinic wants a gap between them.
        var stopped = await ImportSamples.Run(silo, "groups", files);
        stopped.Phase.ShouldBe(ImportPhase.NeedsAttention, await Problems(silo, "groups"));
        var problem = (await silo.Grains.Import(new("riverside", "groups")).Problems(0, 10)).ShouldHaveSingleItem();
        (problem.File, problem.Line, problem.Code).ShouldBe(("groups.csv", 2, "room_double_booked"));

        (await clinic.SetPolicies(Context(), new() { RoomTurnoverMinutes = 0 })).Refusal.ShouldBeNull();
        var import = silo.Grains.Import(new("riverside", "groups"));
        (await import.Resume(Context())).Refusal.ShouldBeNull();
        (await ImportSamples.Settled(silo, import)).Phase.ShouldBe(ImportPhase.Done, await Problems(silo, "groups"));
        await IsThere(silo, files, otherSessions: 1);
    }

    [Fact]
    public async Task X1_what_the_clinic_has_already_is_held_against_the_files_before_anything_changes()
    {
        await using var silo = await TestSilo.Start(TestDatabase.SQLite);
        var files = Repository.Riverside();
        (await ImportSamples.Run(silo, "first", files)).Phase.ShouldBe(ImportPhase.Done, await Problems(silo, "first"));
        files["slots.csv"] = files["slots.csv"].Replace("dbt-monday,1,monday,09:00,90", "dbt-monday,1,monday,09:30,90", StringComparison.Ordinal);
        files["enrollments.csv"] = files["enrollments.csv"].Replace("dbt-monday,p-f7ae627c,active,today-33", "dbt-monday,p-f7ae627c,active,today-34", StringComparison.Ordinal);

        (await ImportSamples.Run(silo, "second", files)).Phase.ShouldBe(ImportPhase.Refused);

        (await silo.Grains.Import(new("riverside", "second")).Problems(0, 10)).Select(problem => (problem.File, problem.Line, problem.Code))
            .ShouldBe([("enrollments.csv", 2, "already_enrolled"), ("groups.csv", 2, "series_already_started")], ignoreOrder: true);
    }

    [Fact]
    public async Task X1_what_the_rules_would_refuse_of_a_clinic_that_goes_on_is_found_before_anything_changes()
    {
        await using var silo = await TestSilo.Start(TestDatabase.SQLite);
        var files = Repository.Riverside();
        (await ImportSamples.Run(silo, "first", files)).Phase.ShouldBe(ImportPhase.Done, await Problems(silo, "first"));
        await BookElsewhere(silo);
        await silo.Quiesce();
        var before = await Journal(silo);

        files["groups.csv"] = files["groups.csv"].Replace("dbt-skills,8,4", "dbt-skills,9,4", StringComparison.Ordinal) + "late,Late,wellness-class,8,2,,today,jonas-reed,,,willow,in-person\n";
        files["slots.csv"] += "late,1,monday,11:00,60\n";
        files["group-types.csv"] = files["group-types.csv"].Replace("F33;F43.1,always", "F33;F43.1,before-first-session", StringComparison.Ordinal);
        files["enrollments.csv"] += "trauma-thursday,p-948e608d,graduated,today-30,,,,,\ndbt-monday,p-948e608d,active,today,,,,,\n";
        files["attendance.csv"] = files["attendance.csv"].Replace("p-f7ae627c,no-show", "p-f7ae627c,excused", StringComparison.Ordinal);
        var rows = files.ToDictionary(file => file.Key, file => file.Value.Count(letter => letter == '\n'));
        (await ImportSamples.Run(silo, "second", files)).Phase.ShouldBe(ImportPhase.Refused);

        var problems = (await silo.Grains.Import(new("riverside", "second")).Problems(0, 20)).Select(problem => (problem.File, problem.Line, problem.Column, problem.Code)).ToList();
        problems.Where(problem => problem.File == "attendance.csv").ShouldAllBe(problem => problem.Column == "date" && problem.Code == "session_exists");
        problems.ShouldContain(("attendance.csv", 2, "date", "session_exists"));
        problems.Where(problem => problem.File != "attendance.csv").ShouldBe(
            [
                ("enrollments.csv", rows["enrollments.csv"] - 1, "group", "group_full"),
                ("enrollments.csv", rows["enrollments.csv"], "since", "enrollment_closed"),
                ("slots.csv", rows["slots.csv"], "start", "facilitator_double_booked"),
                ("slots.csv", rows["slots.csv"], "start", "room_double_booked"),
            ],
            ignoreOrder: true);
        (await Journal(silo)).ShouldBe(before);
    }

    [Fact]
    public async Task X1_F8_rooms_and_groups_that_would_not_fit_each_other_are_found_before_anything_changes()
    {
        await using var silo = await TestSilo.Start(TestDatabase.SQLite);
        (await ImportSamples.Run(silo, "first", Repository.Riverside())).Phase.ShouldBe(ImportPhase.Done, await Problems(silo, "first"));
        var files = Repository.Riverside();
        var rooms = files["rooms.csv"].Split('\n');
        var willow = Array.FindIndex(rooms, row => row.StartsWith("willow,", StringComparison.Ordinal));
        var cells = rooms[willow].Split(',');
        cells[Array.IndexOf(rooms[0].Split(','), "seats")] = "3";
        var wanted = new Dictionary<string, string> { ["rooms.csv"] = string.Join('\n', [rooms[0], string.Join(',', cells)]) + "\n" };

        // The file names no group: those that the room is booked for are asked all the same.
        (await ImportSamples.Run(silo, "smaller", wanted, isDryRun: true)).Phase.ShouldBe(ImportPhase.Refused);
        var refused = await silo.Grains.Import(new("riverside", "smaller")).Problems(0, 50);
        refused.ShouldNotBeEmpty();
        refused.ShouldAllBe(problem => problem.File == "rooms.csv" && problem.Line == 2 && problem.Code == "room_too_small");

        // Without slots the import starts no series, and the group's own room counts.
        var groups = files["groups.csv"].Split('\n');
        var anxiety = groups.Single(row => row.StartsWith("anxiety-monday,", StringComparison.Ordinal)).Replace("anxiety,8,4", "anxiety,90,4", StringComparison.Ordinal).Split(',');
        (anxiety[Array.IndexOf(groups[0].Split(','), "room")], anxiety[^1]) = ("", "telehealth");
        var larger = files.Where(file => file.Key is "facilitators.csv" or "rooms.csv").ToDictionary();
        larger["groups.csv"] = string.Join('\n', [groups[0], string.Join(',', anxiety)]) + "\n";
        (await ImportSamples.Run(silo, "larger", larger, isDryRun: true)).Phase.ShouldBe(ImportPhase.Refused);
        (await silo.Grains.Import(new("riverside", "larger")).Problems(0, 10)).Select(problem => (problem.File, problem.Line, problem.Column, problem.Code))
            .ShouldBe([("groups.csv", 2, "capacity", "room_too_small")]);
    }

    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task X1_staged_files_are_kept_no_longer_than_they_can_be_read(TestDatabase database)
    {
        await using var silo = await TestSilo.Start(database);
        var files = new Dictionary<string, string> { ["clinic.csv"] = Repository.Riverside()["clinic.csv"] };
        (await ImportSamples.Run(silo, "bad", new Dictionary<string, string> { ["rooms.csv"] = "room,name\n" })).Phase.ShouldBe(ImportPhase.Refused);
        await TestSilo.Until(async () => await StagedPieces(silo, "bad") == 1, "only the problems of a refused import are kept");

        var dry = silo.Grains.Import(new("riverside", "dry"));
        (await ImportSamples.Run(silo, "dry", files, isDryRun: true)).Phase.ShouldBe(ImportPhase.Passed);
        (await ImportSamples.Run(silo, "forgotten", files, isDryRun: true)).Phase.ShouldBe(ImportPhase.Passed);
        await silo.Advance(ImportState.PassedStay - TimeSpan.FromHours(4));
        (await StagedPieces(silo, "dry")).ShouldBe(1);
        (await dry.Start(Context())).Refusal.ShouldBeNull();
        (await ImportSamples.Settled(silo, dry)).Phase.ShouldBe(ImportPhase.Done);
        await TestSilo.Until(async () => await StagedPieces(silo, "dry") == 0, "the files of an import that is done are gone");

        await silo.Advance(TimeSpan.FromHours(4));
        (await StagedPieces(silo, "forgotten")).ShouldBe(0);
        (await silo.Grains.Import(new("riverside", "forgotten")).Start(Context())).Refusal!.Code.ShouldBe("import_expired");
        (await silo.LedgerDifferences()).ShouldBeEmpty();
    }

    [Fact]
    public async Task X1_a_policy_that_the_file_does_not_list_stays_as_it_is()
    {
        await using var silo = await TestSilo.Start(TestDatabase.SQLite);
        var files = new Dictionary<string, string> { ["clinic.csv"] = Repository.Riverside()["clinic.csv"], ["policies.csv"] = "policy,value\nbooking_weeks,4\nclaims_await_notes,no\n" };
        (await ImportSamples.Run(silo, "first", files)).Phase.ShouldBe(ImportPhase.Done, await Problems(silo, "first"));
        files["policies.csv"] = "policy,value\nweekly_cap,9\n";
        (await ImportSamples.Run(silo, "second", files)).Phase.ShouldBe(ImportPhase.Done, await Problems(silo, "second"));

        var policies = (await silo.Grains.Clinic(new("riverside")).Settings())!.Policies;
        policies.ShouldBe(new() { BookingWeeks = 4, ClaimsAwaitNotes = false, WeeklyCap = 9 });
    }

    [Fact]
    public async Task X1_what_people_amended_since_is_no_problem_of_a_repeated_import()
    {
        await using var silo = await TestSilo.Start(TestDatabase.SQLite);
        var files = Repository.Riverside();
        (await ImportSamples.Run(silo, "first", files)).Phase.ShouldBe(ImportPhase.Done, await Problems(silo, "first"));
        var session = silo.Grains.Session(new("riverside", "dbt-monday", new(2026, 2, 16), 1));
        (await session.Amend(Context() with { Reason = "They were there after all." }, new("p-f7ae627c", WasPresent: true))).Refusal.ShouldBeNull();
        await silo.Quiesce();
        var before = await Journal(silo);

        (await ImportSamples.Run(silo, "second", files)).Phase.ShouldBe(ImportPhase.Done, await Problems(silo, "second"));
        (await Journal(silo)).ShouldBe(before);
    }

    [Fact]
    public async Task X1_the_problems_of_a_refused_import_stay_what_they_were()
    {
        await using var silo = await TestSilo.Start(TestDatabase.SQLite);
        var files = Repository.Riverside();
        (await ImportSamples.Run(silo, "first", files)).Phase.ShouldBe(ImportPhase.Done, await Problems(silo, "first"));
        files["enrollments.csv"] = files["enrollments.csv"].Replace("dbt-monday,p-f7ae627c,active,today-33", "dbt-monday,p-f7ae627c,active,today-34", StringComparison.Ordinal);
        files["attendance.csv"] = files["attendance.csv"].Replace("dbt-monday,monday-2w,1,90", "dbt-monday,monday-2w,9,90", StringComparison.Ordinal);
        var refused = await ImportSamples.Run(silo, "second", files);
        refused.Phase.ShouldBe(ImportPhase.Refused);
        var import = silo.Grains.Import(new("riverside", "second"));
        var problems = await import.Problems(0, 500);
        problems.Length.ShouldBe(refused.Problems);
        problems.Select(problem => problem.Code).Distinct().ShouldBe(["unknown_slot", "already_enrolled"]);

        (await import.Start(Context())).Refusal!.Code.ShouldBe("import_not_passed");
        (await import.Problems(0, 500)).ShouldBe(problems);
        await silo.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        (await import.Problems(0, 500)).ShouldBe(problems);
        (await import.Problems(1, 2)).ShouldBe(problems[1..3]);
    }

    [Fact]
    public async Task X1_every_bad_row_of_a_large_file_is_listed()
    {
        await using var silo = await TestSilo.Start(TestDatabase.SQLite);
        var files = new Dictionary<string, string>
        {
            ["clinic.csv"] = Repository.Riverside()["clinic.csv"],
            ["rooms.csv"] = "room,name,seats\n" + string.Concat(Enumerable.Range(1, 1_250).Select(number => FormattableString.Invariant($"room-{number},Room,none\n"))),
        };
        (await ImportSamples.Run(silo, "large", files)).Problems.ShouldBe(1_250);
        var import = silo.Grains.Import(new("riverside", "large"));
        int[] lines = [.. await Lines(0), .. await Lines(500), .. await Lines(1_000)];
        lines.ShouldBe(Enumerable.Range(2, 1_250));
        (await Lines(1_249)).ShouldBe([1_251]);
        (await Lines(1_250)).ShouldBeEmpty();

        async Task<IEnumerable<int>> Lines(int skip) => (await import.Problems(skip, 500)).Select(problem => problem.Line);
    }

    [Fact]
    public async Task X1_the_check_of_a_file_that_is_wrong_throughout_stops_and_says_so()
    {
        await using var silo = await TestSilo.Start(TestDatabase.SQLite);
        var files = new Dictionary<string, string>
        {
            ["clinic.csv"] = Repository.Riverside()["clinic.csv"],
            ["rooms.csv"] = "room,name,seats\n" + string.Concat(Enumerable.Repeat("r 1,R,x\n", 30_000)),
        };

        var run = await ImportSamples.Run(silo, "wrong", files);

        (run.Phase, run.Problems).ShouldBe((ImportPhase.Refused, 20_001));
        (await silo.Grains.Import(new("riverside", "wrong")).Problems(19_999, 10)).Select(problem => problem.Code).ShouldBe(["invalid_number", "too_many_problems"]);
    }

    [Fact]
    public async Task X1_an_enrollment_that_ended_so_long_ago_that_its_group_forgot_it_is_no_problem_of_a_repeated_import()
    {
        await using var silo = await TestSilo.Start(TestDatabase.SQLite);
        var files = Repository.Riverside();
        files.Remove("attendance.csv");
        files["enrollments.csv"] = Regex.Replace(
            files["enrollments.csv"], @"today-(\d+)", days => new DateOnly(2026, 3, 2).AddDays(-int.Parse(days.Groups[1].Value, CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        (await ImportSamples.Run(silo, "first", files)).Phase.ShouldBe(ImportPhase.Done, await Problems(silo, "first"));
        await silo.Advance(GroupState.EndedStay + TimeSpan.FromDays(1));
        var group = silo.Grains.Group(new("riverside", "dbt-monday"));
        var full = (await group.Get())!;
        full.Census.Open.ShouldBe(0);
        (await silo.Grains.Patient(new("riverside", "late")).Register(Context(), new("Given", "Family", new(1990, 1, 1), null, []))).Refusal.ShouldBeNull();
        (await group.Define(Context(), new(full.Name, full.GroupType, full.Capacity + 1, full.TherapeuticMinimum, full.Substitutes))).Refusal.ShouldBeNull();
        (await group.Enroll(Context(), new("late"))).Refusal.ShouldBeNull();
        files["groups.csv"] = files["groups.csv"].Replace("dbt-skills,8,4", "dbt-skills,9,4", StringComparison.Ordinal);

        (await group.Get())!.Enrollments.ShouldAllBe(enrollment => enrollment.Status < EnrollmentStatus.Graduated);
        (await ImportSamples.Run(silo, "second", files)).Phase.ShouldBe(ImportPhase.Done, await Problems(silo, "second"));
        (await group.Get())!.Census.Open.ShouldBe(0);
    }

    [Fact]
    public async Task X1_an_import_brings_an_earlier_value_back()
    {
        await using var silo = await TestSilo.Start(TestDatabase.SQLite);
        var files = Repository.Riverside();
        var changed = new Dictionary<string, string>(files)
        {
            ["groups.csv"] = files["groups.csv"].Replace("dbt-skills,8,4", "dbt-skills,9,4", StringComparison.Ordinal),
            ["rooms.csv"] = files["rooms.csv"].Replace("Willow Room", "Oak Room", StringComparison.Ordinal),
            ["policies.csv"] = files["policies.csv"].Replace("daily_cap,4", "daily_cap,5", StringComparison.Ordinal),
        };

        (await Import("first", files)).ShouldBe((8, "Willow Room", 4));
        (await Import("second", changed)).ShouldBe((9, "Oak Room", 5));
        (await Import("third", files)).ShouldBe((8, "Willow Room", 4));

        async Task<(int, string, int)> Import(string run, Dictionary<string, string> wanted)
        {
            (await ImportSamples.Run(silo, run, wanted)).Phase.ShouldBe(ImportPhase.Done, await Problems(silo, run));
            var group = (await silo.Grains.Group(new("riverside", "dbt-monday")).Get())!;
            var room = (await silo.Grains.Room(new("riverside", "willow")).Get())!;
            return (group.Capacity, room.Name, (await silo.Grains.Clinic(new("riverside")).Settings())!.Policies.DailyCap);
        }
    }

    /// <summary>Another group has the Willow Room on Mondays at 10:30, right after a group of the demo clinic.</summary>
    private static async Task BookElsewhere(TestSilo silo)
    {
        var other = silo.Grains.Group(new("riverside", "other"));
        (await other.Define(Context(), new("Other", "wellness-class", 8, 2, []))).Refusal.ShouldBeNull();
        (await other.StartSeries(Context(), new(new(2026, 3, 2), [new(1, DayOfWeek.Monday, new(10, 30), 60)], "jonas-reed", null, "willow"))).Refusal.ShouldBeNull();
    }

    private static CommandContext Context() => new(Guid.NewGuid(), new("test", "Test"));

    private static async Task IsThere(TestSilo silo, Dictionary<string, string> files, int otherSessions = 0)
    {
        var reports = silo.Grains.Reports(new("riverside"));
        foreach (var roster in Rows(files, "enrollments.csv").GroupBy(row => row[0]))
        {
            var group = (await silo.Grains.Group(new("riverside", roster.Key)).Get())!;
            group.Phase.ShouldBe(GroupPhase.Running, roster.Key);
            foreach (var row in roster)
            {
                var enrollment = group.Enrollments.Where(item => item.Patient == row[1]).MaxBy(item => item.Number);
                var status = row[2].Replace("-", "", StringComparison.Ordinal);
                if (status is "graduated" or "dropped") (await reports.PastEnrollments(roster.Key)).ShouldContain(item => item.Patient == row[1], $"{row[1]} in {roster.Key}");
                else enrollment.ShouldNotBeNull($"{row[1]} in {roster.Key}").Status.ToString().ToLowerInvariant().ShouldBe(status, $"{row[1]} in {roster.Key}");
            }
        }

        var sessions = await reports.Sessions(new(2026, 1, 1), new(2026, 3, 1));
        sessions.Length.ShouldBe(Rows(files, "attendance.csv").DistinctBy(row => (row[0], row[1], row[2])).Count());
        (await reports.Waitlist()).Length.ShouldBe(Rows(files, "waitlist.csv").Count());
        (await reports.Sessions(new(2026, 3, 2), new(2026, 3, 8))).Length.ShouldBe(Rows(files, "slots.csv").Count() + otherSessions);
    }

    private static IEnumerable<string[]> Rows(Dictionary<string, string> files, string file) =>
        files[file].Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','));

    /// <summary>How far the journal of every aggregate goes, those of imports left out.</summary>
    private static async Task<SortedDictionary<string, long>> Journal(TestSilo silo)
    {
        await using var connection = await silo.Services.GetRequiredService<IDatabase>().OpenReader(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT stream, count(*) FROM journal GROUP BY stream";
        await using var reader = await command.ExecuteReaderAsync();
        var streams = new SortedDictionary<string, long>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            if (!reader.GetString(0).StartsWith("import/", StringComparison.Ordinal)) streams[reader.GetString(0)] = Convert.ToInt64(reader.GetValue(1), CultureInfo.InvariantCulture);
        }

        return streams;
    }

    private static async Task<long> StagedPieces(TestSilo silo, string run)
    {
        await using var connection = await silo.Services.GetRequiredService<IDatabase>().OpenReader(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM OrleansStorage WHERE GrainTypeString = 'import-chunk' AND GrainIdExtensionString LIKE 'riverside/{run}/%' AND PayloadBinary IS NOT NULL";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static async Task<string> Problems(TestSilo silo, string run) =>
        string.Join('\n', (await silo.Grains.Import(new("riverside", run)).Problems(0, 20)).Select(problem => problem.ToString()));

    /// <summary>Lets something happen before grains are first called by a method.</summary>
    private sealed class Meanwhile(string method, Func<Task> happens) : IIncomingGrainCallFilter
    {
        private readonly Lazy<Task> _happened = new(happens);

        public async Task Invoke(IIncomingGrainCallContext context)
        {
            if (context.MethodName == method) await _happened.Value;
            await context.Invoke();
        }
    }
}
