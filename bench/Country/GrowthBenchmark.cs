using GroupActors.Bench.CheckIns;
using GroupActors.Bench.Measuring;

namespace GroupActors.Bench.Country;

/// <summary>What a check-in costs with ever more groups stored: beside it, in turn, the same load on a database of 105 groups.</summary>
internal static class GrowthBenchmark
{
    private const int Few = 7;
    private const int Callers = 64;
    private const int Sessions = 21;

    public static async Task Run(Settings settings)
    {
        await using var server = await BenchServer.Start();
        await using var few = await StoredClinics.Start("few", await server.CreateDatabase());
        await few.Grow(Few);
        await using var many = await StoredClinics.Start("many", await server.CreateDatabase());
        foreach (var clinics in settings.Clinics)
        {
            await many.Grow(clinics);
            var rounds = await new Comparison(settings, Callers, Sessions, server.Settle, server.ProcessIds).Run([many, few]);
            Table.Write($"Growth: {clinics * ClinicFiles.Groups:N0} groups stored against {Few * ClinicFiles.Groups}, {Callers} callers over {Sessions} sessions, PostgreSQL", rounds, candidate => candidate.Name);
        }
    }
}
