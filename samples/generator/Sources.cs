namespace GroupActors.Samples;

/// <summary>The files of <c>samples/sources</c>, which are built in.</summary>
internal static class Sources
{
    /// <summary>Lines below the header. Neither file quotes its leading columns.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(typeof(Sources).Assembly.GetManifestResourceStream(name)!);
        reader.ReadLine();
        while (reader.ReadLine() is { } line) yield return line;
    }
}
