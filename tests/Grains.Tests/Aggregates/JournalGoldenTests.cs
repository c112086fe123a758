using System.Runtime.CompilerServices;
using GroupActors.Testing;

namespace GroupActors.Aggregates;

/// <summary>
/// What the journal and the outbox hold was written by every release there has been, and must stay readable. Each name and version has a golden file; a changed shape is a new version.
/// To add the files of new messages: <c>GOLDEN=write dotnet run --project tests/Grains.Tests</c>; a file that exists is never written again.
/// </summary>
public sealed class JournalGoldenTests
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(Here())!, "Golden");

    public static TheoryData<string> Names => [.. typeof(JournalJson).Assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(JournalNameAttribute), inherit: false))
        .Select(type => JournalJson.Name(Sample.Of(type)))
        .Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void A_message_is_written_as_its_golden_file_says(string name)
    {
        var sample = SampleOf(name);
        var file = Path.Combine(Folder, name + ".json");
        if (Environment.GetEnvironmentVariable("GOLDEN") == "write" && !File.Exists(file))
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file, JournalJson.Write(sample) + "\n");
        }

        File.Exists(file).ShouldBeTrue("A new message needs its golden file: see this class.");
        (JournalJson.Write(sample) + "\n").ShouldBe(File.ReadAllText(file));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_golden_file_is_read_whole(string name)
    {
        var stored = File.ReadAllText(Path.Combine(Folder, name + ".json"));

        var message = JournalJson.Read<object>(name, stored);

        (JournalJson.Write(message) + "\n").ShouldBe(stored);
    }

    [Fact]
    public void Every_golden_file_still_has_its_message() =>
        Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).ShouldBeSubsetOf(Names.Select(row => row.Data));

    private static object SampleOf(string name) =>
        typeof(JournalJson).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(JournalNameAttribute), inherit: false))
            .Select(Sample.Of)
            .Single(sample => JournalJson.Name(sample) == name);

    private static string Here([CallerFilePath] string path = "") => path;
}
