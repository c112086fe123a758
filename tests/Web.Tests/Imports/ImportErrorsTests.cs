using System.Net;
using System.Net.Http.Json;
using System.Text;
using GroupActors.Testing;

namespace GroupActors.Imports;

/// <summary>What is wrong with files is said line by line, and nothing is changed .</summary>
public sealed class ImportErrorsTests(ClinicApp app) : IClassFixture<ClinicApp>
{
    [Fact]
    public async Task X1_ten_kinds_of_errors_are_ten_lines_with_file_line_column_and_reason_and_nothing_changes()
    {
        using var client = await app.SignedIn("administrator");
        var files = Repository.Riverside();
        Break(files, "payers.csv", ",medicaid,", ",medicade,");
        Break(files, "fees.csv", "100.00", "a lot");
        Break(files, "facilitators.csv", "1999999018", "1999999010");
        Break(files, "policies.csv", "daily_cap,4", "daily_cap,99");
        Break(files, "patients.csv", "1965-09-12", "today+1");
        Break(files, "coverages.csv", "p-010fd829,old-harbor", "p-010fd829,nobody");
        Break(files, "waitlist.csv", ",moderate,", ",,");
        Break(files, "attendance.csv", "dbt-monday,monday-2w,1,90,p-f7ae627c", "dbt-monday,monday-2w,1,90,p-004b7f3b");
        Break(files, "enrollments.csv", "p-f7ae627c,active,today-33", "p-f7ae627c,clinical-hold,today-33");
        files["rooms.csv"] += "willow,Willow Room,12,,yes\n";

        var status = await ImportFiles.Settled(client, await ImportFiles.Begin(client, files, isDryRun: false));

        status.Import.Phase.ShouldBe(ImportPhase.Refused);
        status.Problems.Select(problem => (problem.File, problem.Line, problem.Column, problem.Code)).ShouldBe(
            [
                ("attendance.csv", 2, "patient", "not_enrolled"),
                ("coverages.csv", 3, "payer", "unknown_payer"),
                ("enrollments.csv", 2, "hold_reasons", "hold_reason_required"),
                ("facilitators.csv", 2, "npi", "invalid_npi"),
                ("fees.csv", 2, "charge", "invalid_number"),
                ("patients.csv", 2, "birth_date", "date_in_future"),
                ("payers.csv", 6, "category", "invalid_value"),
                ("policies.csv", 2, "value", "invalid_policy"),
                ("rooms.csv", 7, "room", "duplicate"),
                ("waitlist.csv", 2, "acuity", "required"),
            ],
            ignoreOrder: true);
        status.Problems.ShouldAllBe(problem => problem.Message.Length > 10);
        (await app.Grains.Clinic(new("riverside")).Settings()).ShouldBeNull();
        (await app.Grains.Reports(new("riverside")).Patients(null)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("secrets.txt", "a,b", "secrets.txt is none of the import's files.")]
    [InlineData("people.csv", "a,b", "people.csv is none of the import's files.")]
    [InlineData("clinic.zip", "no zip", "invalid_zip")]
    public async Task X1_what_is_no_import_file_is_refused(string name, string content, string code)
    {
        using var client = await app.SignedIn("administrator");
        using var answer = await ImportFiles.Post(client, new() { [name] = Encoding.UTF8.GetBytes(content) }, isDryRun: true);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
        (problem.GetProperty("code").GetString() + ": " + problem.GetProperty("title").GetString()).ShouldContain(code);
    }

    [Theory]
    [InlineData(71)]
    [InlineData(5_000)]
    public async Task X1_a_boundary_that_no_form_has_is_refused(int length)
    {
        using var client = await app.SignedIn("administrator");
        using var form = new ByteArrayContent([]);
        form.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=" + new string('b', length));
        using var request = new HttpRequestMessage(HttpMethod.Post, ImportFiles.Address) { Content = form };
        request.Headers.Add("X-Requested-With", "test");
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task X1_what_a_Mac_adds_to_a_zip_is_no_file_of_the_import()
    {
        using var client = await app.SignedIn("administrator");
        var zip = ImportFiles.Zip(new()
        {
            ["clinic/clinic.csv"] = Repository.Riverside()["clinic.csv"],
            ["clinic/._clinic.csv"] = "\0\u0005\u0016\u0007",
            ["__MACOSX/clinic/clinic.csv"] = "\0\u0005\u0016\u0007",
        });
        using var answer = await ImportFiles.Post(client, new() { ["clinic.zip"] = zip }, isDryRun: true);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        (await answer.Content.ReadFromJsonAsync<ImportView>(ImportFiles.Json))!.Files.ShouldBe(["clinic.csv"]);
    }

    private static void Break(Dictionary<string, string> files, string file, string old, string with)
    {
        var at = files[file].IndexOf(old, StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0, old);
        files[file] = files[file][..at] + with + files[file][(at + old.Length)..];
    }
}
