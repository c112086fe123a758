using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace GroupActors.Identity;

/// <summary>Accounts, their memberships, and the keys that protect cookies: shared by all webs of a deployment.</summary>
internal abstract class AccountsContext(DbContextOptions options) : IdentityUserContext<Account>(options), IDataProtectionKeyContext
{
    /// <summary>Where accounts work.</summary>
    public DbSet<Membership> Memberships => Set<Membership>();

    /// <inheritdoc/>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Membership>(membership =>
        {
            membership.ToTable("Memberships");
            membership.HasKey(row => new { row.AccountId, row.Clinic });
            membership.HasOne<Account>().WithMany(account => account.Memberships).HasForeignKey(row => row.AccountId);
        });
    }
}

/// <summary>The accounts in a SQLite file.</summary>
internal sealed class SqliteAccounts(DbContextOptions<SqliteAccounts> options) : AccountsContext(options);

/// <summary>The accounts in the schema <c>identity</c> of a PostgreSQL database.</summary>
internal sealed class PostgresAccounts(DbContextOptions<PostgresAccounts> options) : AccountsContext(options)
{
    /// <summary>Name of the schema.</summary>
    public const string Schema = "identity";

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.HasDefaultSchema(Schema);
        base.OnModelCreating(builder);
    }
}
