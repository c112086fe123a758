using DbUp.Builder;
using DbUp.Engine;
using DbUp.Engine.Output;

namespace GroupActors.Storage;

/// <summary>Brings a database's schema up to date with the scripts embedded here. The caller holds the lock that keeps other silos out.</summary>
internal static class Schema
{
    public static void Upgrade(UpgradeEngineBuilder builder, string folder)
    {
        DatabaseUpgradeResult result = builder
            .WithScriptsEmbeddedInAssembly(typeof(Schema).Assembly, name => name.Contains($".Scripts.{folder}.", StringComparison.Ordinal))
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .WithExecutionTimeout(TimeSpan.FromHours(1))
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();
        if (!result.Successful) throw new InvalidOperationException($"The schema script {result.ErrorScript?.Name} failed.", result.Error);
    }
}
