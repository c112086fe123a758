using System.Text.RegularExpressions;
using GroupActors.Testing;

namespace GroupActors.Architecture;

/// <summary>The repository keeps its promises to a reader.</summary>
public sealed partial class RepositoryTests
{
    [Fact]
    public void A_file_has_one_public_type() =>
        (from file in Repository.Files("src", ".cs")
         let types = PublicType().Count(Repository.Read(file))
         where types > 1
         select $"{file}: {types}").ShouldBeEmpty();

    [Fact]
    public void Links_in_the_documents_lead_somewhere()
    {
        var documents = Repository.Files("docs", ".md").Append("README.md").ToList();
        (from document in documents
         from Match link in Link().Matches(Repository.Read(document))
         let target = Uri.UnescapeDataString(link.Groups["target"].Value.Split('#')[0])
         where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
         let path = Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(document)!, target))
         where !File.Exists(path) && !Directory.Exists(path)
         select $"{document} -> {target}").ShouldBeEmpty();
    }

    [Fact]
    public void Check_in_is_two_clicks_from_the_readme()
    {
        Repository.Read("README.md").ShouldContain("](docs/map.md)");
        const string rules = "src/Grains/Sessions/AttendanceRules.cs";
        Repository.Read("docs/map.md").ShouldContain($"[`AttendanceRules.CheckIn`](../{rules})");
        Repository.Read(rules).ShouldContain(" Decision CheckIn(");
    }

    [Fact]
    public void No_page_loads_from_elsewhere() =>
        (from file in Repository.Files("src/Web", ".razor", ".cshtml", ".html", ".ts", ".js", ".css")
         where RemoteAsset().IsMatch(Repository.Read(file))
         select file).ShouldBeEmpty();

    [Fact]
    public void No_file_names_a_path_of_the_machine_it_was_written_on() =>
        (from file in Repository.Files("src").Concat(Repository.Files("tests")).Concat(Repository.Files("docs")).Concat(Repository.Files("samples/generator")).Append("README.md").Append("test.sh")
         where Path.GetExtension(file) is ".cs" or ".md" or ".json" or ".razor" or ".csproj" or ".ts" or ".sh" or ".yml" && MachinePath().IsMatch(Repository.Read(file))
         select file).ShouldBeEmpty();

    [GeneratedRegex(@"^public (?:static |sealed |abstract |readonly |partial |unsafe |ref )*(?:class|record|struct|interface|enum|delegate)\b", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("""(?:src|href)\s*=\s*["'](?:https?:)?//|@import\s+(?:url\()?["']?(?:https?:)?//|from\s+["']https?://""")]
    private static partial Regex RemoteAsset();

    [GeneratedRegex("""(?<![\w.$}~-])/(?:home|root|Users|work)/\w""")]
    private static partial Regex MachinePath();
}
