using GroupActors.Aggregates;
using GroupActors.Clinics;
using GroupActors.Identity;
using GroupActors.Imports;

namespace GroupActors.Development;

/// <summary>Imports the demo clinic on the first start in Development, through the import that every clinic uses.</summary>
internal sealed partial class DemoClinic(IGrainFactory grains, IHostEnvironment environment, ILogger<DemoClinic> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var key = new ImportKey(DemoAccounts.Clinic, "demo");
        if (await grains.Clinic(new ClinicKey(key.Clinic)).Settings(stoppingToken) is not null || await grains.Import(key).Get(stoppingToken) is not null) return;
        if (SamplesIn(environment.ContentRootPath) is not { } folder)
        {
            LogMissing();
            return;
        }

        var staging = new ImportStaging(grains, key);
        foreach (var path in Directory.EnumerateFiles(folder, "*.csv"))
        {
            await using var file = File.OpenRead(path);
            if (await staging.Add(Path.GetFileName(path), file, stoppingToken) is { } refusal) throw new InvalidOperationException(refusal.Message);
        }

        await grains.Import(key).Begin(new(Guid.CreateVersion7(), Actor.System("demo")), new(staging.Files, IsDryRun: false), stoppingToken);
        LogBegun();
    }

    /// <summary>Published, the samples are beside the application; in a checkout two folders up.</summary>
    private static string? SamplesIn(string contentRoot) =>
        new[] { Path.Combine(contentRoot, "samples", "riverside"), Path.Combine(contentRoot, "..", "..", "samples", "riverside") }.FirstOrDefault(Directory.Exists);

    [LoggerMessage(LogLevel.Information, "The demo clinic is being imported; its board fills within seconds.")]
    private partial void LogBegun();

    [LoggerMessage(LogLevel.Warning, "There is no demo clinic: samples/riverside was not found.")]
    private partial void LogMissing();
}
