using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GroupActors.Bench.CheckIns;

/// <summary>How many commits the server can do at all: pgbench, prepared statements, one table with a primary key.</summary>
internal sealed partial class CommitLimit(BenchServer server)
{
    private string _database = "";

    public async Task SetUp()
    {
        _database = await server.CreateDatabase();
        await BenchServer.Execute(_database, "CREATE TABLE limit_rows (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, payload text NOT NULL)");
    }

    /// <summary>Transactions a second, each of which inserts <paramref name="rows"/> rows of 150 bytes.</summary>
    public async Task<double> PerSecond(int rows, int clients, TimeSpan time)
    {
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, string.Create(CultureInfo.InvariantCulture, $"INSERT INTO limit_rows (payload) SELECT repeat('x', 150) FROM generate_series(1, {rows});\n"));
            await server.Settle();
            string[] arguments =
            [
                "-n", "-M", "prepared", "-c", Math.Min(clients, 16).ToString(CultureInfo.InvariantCulture), "-j", "2",
                "-T", Math.Max(1, (int)time.TotalSeconds).ToString(CultureInfo.InvariantCulture), "-f", script, .. BenchServer.ClientArguments(_database),
            ];
            using var process = Process.Start(new ProcessStartInfo(BenchServer.Binary("pgbench"), arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return TransactionsPerSecond().Match(output) is { Success: true } match
                ? double.Parse(match.Groups["tps"].Value, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException($"pgbench: {await error}{output}");
        }
        finally
        {
            File.Delete(script);
        }
    }

    [GeneratedRegex("tps = (?<tps>[0-9.]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TransactionsPerSecond();
}
