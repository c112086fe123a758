using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace GroupActors.Identity;

/// <summary>Creates the tables of the accounts where they are missing, and what belongs into them, one web after the other.</summary>
internal static class AccountsSchema
{
    // Any number that nothing else in the database locks.
    private const long Lock = 0x47524143_49444E54;

    /// <summary>Creates what is missing, then lets <paramref name="fill"/> add accounts through <paramref name="context"/> while no other web does.</summary>
    public static Task Create(AccountsContext context, Func<Task> fill, CancellationToken cancellationToken) =>
        context is PostgresAccounts ? CreateOnPostgres(context, fill, cancellationToken) : CreateOnSqlite(context, fill, cancellationToken);

    private static async Task CreateOnPostgres(AccountsContext context, Func<Task> fill, CancellationToken cancellationToken)
    {
        // The lock belongs to the connection, so the connection is held until all is done.
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({Lock})", cancellationToken);
        try
        {
            var tables = await context.Database.SqlQuery<int>(
                $"""SELECT count(*)::int AS "Value" FROM information_schema.tables WHERE table_schema = {PostgresAccounts.Schema}""").SingleAsync(cancellationToken);
            if (tables == 0) await context.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(cancellationToken);
            await fill();
        }
        finally
        {
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({Lock})", CancellationToken.None);
            await context.Database.CloseConnectionAsync();
        }
    }

    private static async Task CreateOnSqlite(AccountsContext context, Func<Task> fill, CancellationToken cancellationToken)
    {
        // An immediate transaction is SQLite's own lock between processes: the second web waits, then finds the tables.
        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await context.Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL", cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var tables = await context.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = 'AspNetUsers'").SingleAsync(cancellationToken);
            if (tables == 0) await context.Database.ExecuteSqlRawAsync(context.Database.GenerateCreateScript(), cancellationToken);
            await fill();
            await transaction.CommitAsync(cancellationToken);
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }
}
