using System.Diagnostics;
using System.Globalization;
using GroupActors.CrashingSilo;
using GroupActors.Storage;
using GroupActors.Testing;
using Microsoft.Extensions.Time.Testing;

// Lives through OneSession, on the database it is given, at so many minutes after the tests' epoch, and tells which kinds of events it commits. With moments to die at, it kills itself at the first
// commit that is one of them, having told which:
//   GroupActors.CrashingSilo SQLite "Data Source=a.db" 0 "before session.closed.v1,after session.closed.v1"
var clock = new FakeTimeProvider(TestSilo.Epoch.AddMinutes(int.Parse(args[2], CultureInfo.InvariantCulture)));
await using var silo = await TestSilo.Start(Enum.Parse<TestDatabase>(args[0]), args[1], clock);
if (args is [_, _, _, var moments])
{
    HashSet<string> deadly = [.. moments.Split(',')];
    silo.Faults.BeforeCommit = writes => DieAt(deadly, "before", writes);
    silo.Faults.AfterCommit = writes => DieAt(deadly, "after", writes);
}
else
{
    silo.Faults.AfterCommit = writes => Tell(Kinds(writes));
}

await new OneSession(silo).Run();
return 0;

static async Task DieAt(HashSet<string> deadly, string moment, IReadOnlyList<PendingWrite> writes)
{
    string[] met = [.. Kinds(writes).Select(kind => $"{moment} {kind}").Where(deadly.Contains)];
    if (met.Length == 0) return;
    await Tell(met);
    Die();
}

static async Task Tell(IEnumerable<string> lines)
{
    foreach (var line in lines) await Console.Out.WriteLineAsync(line);
}

static IEnumerable<string> Kinds(IReadOnlyList<PendingWrite> writes) =>
    writes.SelectMany(write => write.Commits).SelectMany(commit => commit.Journal).Select(entry => entry.Type).Distinct(StringComparer.Ordinal);

// As by kill -9: no handler runs, nothing is flushed.
static void Die()
{
    using var self = Process.GetCurrentProcess();
    self.Kill();
    self.WaitForExit();
}
