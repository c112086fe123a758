namespace GroupActors.Testing;

/// <summary>The repository: the sources around the solution file.</summary>
internal static class Repository
{
    private static readonly string[] Generated = ["bin", "obj", "node_modules", ".git", "TestResults", "artifacts", "data", "scripts"];

    public static string Root { get; } = FindRoot();

    /// <summary>The demo clinic's files, by name.</summary>
    public static Dictionary<string, string> Riverside() => Directory.GetFiles(Path.Combine(Root, "samples", "riverside"), "*.csv").ToDictionary(path => Path.GetFileName(path), File.ReadAllText);

    /// <summary>Files that people write, relative to the root, with forward slashes.</summary>
    public static IEnumerable<string> Files(string folder, params string[] extensions) =>
        from path in Walk(Path.Combine(Root, folder))
        where extensions.Length == 0 || extensions.Contains(Path.GetExtension(path))
        select Path.GetRelativePath(Root, path).Replace('\\', '/');

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static IEnumerable<string> Walk(string folder) => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder).Where(inner => !Generated.Contains(Path.GetFileName(inner))).SelectMany(Walk));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "GroupActors.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("GroupActors.sln is not above the program.");
        }

        return folder;
    }
}
