using System.Collections.Concurrent;
using GroupActors.Clinics;
using GroupActors.Testing;

namespace GroupActors;

/// <summary>
/// One silo a database for all tests of a class, each of which makes a clinic of its own in it: <c>IClassFixture&lt;Silos&gt;</c>.
/// When the class is done, the read tables must be what the journals of all its clinics say.
/// </summary>
public sealed class Silos : IAsyncDisposable
{
    private readonly ConcurrentDictionary<TestDatabase, Task<TestSilo>> _silos = new();

    internal Task<TestSilo> On(TestDatabase database) => _silos.GetOrAdd(database, database => TestSilo.Start(database));

    /// <summary>A new clinic in the class's silo.</summary>
    internal async Task<SmallClinic> Clinic(TestDatabase database, ClinicPolicies? policies = null) => await SmallClinic.Make(await On(database), policies);

    public async ValueTask DisposeAsync()
    {
        foreach (var starting in _silos.Values)
        {
            await using var silo = await starting;
            await silo.Quiesce();
            (await silo.LedgerDifferences()).ShouldBeEmpty();
        }
    }
}
