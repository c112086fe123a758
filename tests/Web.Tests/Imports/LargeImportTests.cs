using System.Globalization;
using System.Text;
using GroupActors.Testing;
using Microsoft.AspNetCore.SignalR.Client;

namespace GroupActors.Imports;

/// <summary>A file of 20,000 patients .</summary>
public sealed class LargeImportTests(ClinicApp app) : IClassFixture<ClinicApp>
{
    private const int Patients = 20_000;

    [Fact]
    public async Task X1_a_file_of_20000_patients_finishes_and_shows_progress()
    {
        using var client = await app.SignedIn("administrator");
        await using var hub = await app.Hub("administrator");
        var text = new StringBuilder("patient,given_name,family_name,birth_date,gender,diagnoses\n");
        for (var i = 1; i <= Patients; i++) text.Append(CultureInfo.InvariantCulture, $"p{i},Given{i},Family{i},1980-01-{i % 28 + 1:00},,F41.1;F32.1\n");
        var files = new Dictionary<string, string> { ["clinic.csv"] = Repository.Riverside()["clinic.csv"], ["patients.csv"] = text.ToString() };

        var import = await ImportFiles.Begin(client, files, isDryRun: false);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        var drawn = new List<string>();
        await foreach (var html in hub.StreamAsync<string>("WatchImport", import.Key.ToString(), patience.Token)) drawn.Add(html);

        drawn[^1].ShouldContain(">Imported<");
        drawn.Count(html => html.Contains(">Importing<", StringComparison.Ordinal)).ShouldBeGreaterThan(5);
        drawn.Distinct().Count().ShouldBeGreaterThan(10);
        var view = (await app.Grains.Import(import.Key).Get())!;
        (view.Phase, view.Problems, view.StepsDone).ShouldBe((ImportPhase.Done, 0, Patients + 1));
        (await app.Grains.Patient(new("riverside", "p20000")).Get())!.FamilyName.ShouldBe("Family20000");
    }
}
