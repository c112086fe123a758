using Microsoft.Data.Sqlite;

namespace GroupActors.Testing;

/// <summary>A folder of a test's own, gone with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("groupactors-").FullName;

    public string FullName => _path;

    /// <summary>Where a file of that name is in it.</summary>
    public string File(string name) => Path.Combine(_path, name);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_path, recursive: true);
    }
}
