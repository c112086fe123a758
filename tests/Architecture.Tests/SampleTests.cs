using GroupActors.Samples;
using GroupActors.Testing;

namespace GroupActors.Architecture;

/// <summary>The committed demo clinic is what its generator makes.</summary>
public sealed class SampleTests
{
    [Fact]
    public void The_generator_makes_the_committed_files()
    {
        var made = Riverside.Files().ToDictionary(file => file.Name, file => file.Text);
        Repository.Files("samples/riverside", ".csv").Select(file => Path.GetFileName(file)).ShouldBe(made.Keys, ignoreOrder: true);
        foreach (var (name, text) in made) Repository.Read("samples/riverside/" + name).ShouldBe(text, name);
    }

    [Fact]
    public void Expected_group_payments_blend_to_70_dollars()
    {
        var payers = Table("coverages.csv").ToDictionary(row => row["patient"], row => row["payer"]);
        var rates = Table("fees.csv").Where(row => row["code"] == "90853" && row["to"].Length == 0).ToDictionary(row => row["payer"], row => Amount(row["expected"]));
        var billed = Table("groups.csv").Where(row => row["group_type"] is not ("wellness-class" or "multiple-family")).Select(row => row["group"]).ToHashSet();
        Table("enrollments.csv").Where(row => row["status"] == "active" && billed.Contains(row["group"])).Average(row => rates[payers[row["patient"]]]).ShouldBe(70m);
    }

    [Fact]
    public void Multiple_family_pays_10_to_20_percent_more_with_the_commercial_payers()
    {
        var commercial = Table("payers.csv").Where(row => row["category"] == "commercial").Select(row => row["payer"]).ToList();
        commercial.Count.ShouldBe(3);
        var fees = Table("fees.csv").Where(row => row["to"].Length == 0).ToDictionary(row => (row["payer"], row["code"]), row => Amount(row["expected"]));
        foreach (var payer in commercial) (fees[(payer, "90849")] / fees[(payer, "90853")]).ShouldBeInRange(1.10m, 1.20m);
    }

    [Fact]
    public void The_clinic_has_its_size()
    {
        Table("groups.csv").Count.ShouldBe(15);
        Table("groups.csv").Select(row => row["group_type"]).Distinct().Count().ShouldBe(8);
        Table("facilitators.csv").Count.ShouldBe(6);
        Table("rooms.csv").Count.ShouldBe(5);
        Table("payers.csv").Count.ShouldBe(5);
        Table("waitlist.csv").Count.ShouldBe(40);
        Table("enrollments.csv").Count.ShouldBeGreaterThanOrEqualTo(125);
        Table("enrollments.csv").Select(row => row["status"]).Distinct().Count().ShouldBe(5);
        Table("attendance.csv").Select(row => (row["group"], row["date"])).Distinct().Count().ShouldBe(30);
    }

    private static decimal Amount(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Rows by column; the comma of a quoted value becomes a semicolon.</summary>
    private static List<Dictionary<string, string>> Table(string name)
    {
        var lines = Riverside.Files().Single(file => file.Name == name).Text.TrimEnd('\n').Split('\n').Select(Fields).ToList();
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private static string[] Fields(string line) =>
        [.. string.Concat(line.Split('"').Select((part, i) => i % 2 == 1 ? part.Replace(',', ';') : part)).Split(',')];
}
