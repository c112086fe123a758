using System.Collections.Immutable;
using System.Data;
using System.Security.Cryptography;
using GroupActors.Aggregates;
using GroupActors.Clinics;
using GroupActors.Live;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GroupActors.Identity;

/// <summary>
/// The accounts of one clinic, for its administrators. A changed account's live connections end at once, its other sign-ins within a minute (the security stamp), and a clinic never loses its last administrator who can sign in.
/// </summary>
internal sealed partial class ClinicAccounts(AccountsContext context, UserManager<Account> accounts, LiveConnections connections, IGrainFactory grains, ILogger<ClinicAccounts> logger)
{
    private const int LongestName = 100;
    private const int PasswordLength = 16;

    /// <summary>No letters or digits that look alike: it is read aloud, or typed from paper.</summary>
    private const string PasswordLetters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static readonly Refusal NotFound = Refusal.NotFound("account");
    private static readonly Refusal LastAdministrator = Refusal.Conflict("last_administrator", "The clinic would have no administrator left who can sign in.");
    private static readonly Refusal Shared = Refusal.Conflict("account_shared", "This account works in another clinic too: only its roles here can be changed here.");
    private static readonly Refusal Exists = Refusal.Conflict("account_exists", "There is an account with this e-mail address.");

    /// <summary>All of them, by name.</summary>
    public async Task<ImmutableArray<ClinicAccount>> List(ClinicKey clinic)
    {
        var rows = await context.Users.AsNoTracking().Include(account => account.Memberships).Where(account => account.Memberships.Any(row => row.Clinic == clinic.Clinic)).ToListAsync();
        return [.. rows.Select(account => View(account, clinic)).OrderBy(account => account.Name, StringComparer.Ordinal).ThenBy(account => account.Email, StringComparer.Ordinal)];
    }

    /// <summary>A new account, with a password that nobody sees again. Refused: <c>account_exists</c>, <c>invalid_email</c>, <c>invalid_name</c>, <c>invalid_roles</c>, <c>invalid_facilitator</c>, <c>unknown_facilitator</c>.</summary>
    public async Task<Outcome<IssuedPassword>> Add(ClinicKey clinic, string email, AccountRoles wanted, Actor by)
    {
        email = email.Trim();
        if (await Against(clinic, wanted) is { } refusal) return refusal;
        if (email.Length > 256 || !System.Net.Mail.MailAddress.TryCreate(email, out var address) || address.Address != email) return Refusal.Invalid("email", "This is no e-mail address.");
        var password = NewPassword();
        var account = new Account { UserName = email, Email = email, EmailConfirmed = true, DisplayName = wanted.Name.Trim(), Memberships = [new() { Clinic = clinic.Clinic, Roles = RolesOf(wanted), Facilitator = wanted.Facilitator }] };
        try
        {
            var result = await accounts.CreateAsync(account, password);
            if (!result.Succeeded) return result.Errors.Any(error => error.Code.StartsWith("Duplicate", StringComparison.Ordinal)) ? Exists : Refusal.Invalid("email", "This e-mail address cannot be an account's name.");
        }
        catch (DbUpdateException)
        {
            // Two at once: the database's unique name decides.
            return Exists;
        }

        LogAdded(logger, account.Id, by.Id);
        return new IssuedPassword(account.Id, password);
    }

    /// <summary>Changes who somebody is and what they do. Refused: as <see cref="Add"/>, and <c>last_administrator</c>, <c>account_shared</c> for another name.</summary>
    public Task<Outcome<ClinicAccount>> Change(ClinicKey clinic, string id, AccountRoles wanted, Actor by) => Edit(clinic, id, by, async account =>
    {
        if (await Against(clinic, wanted) is { } refusal) return refusal;
        if (account.Memberships.Count > 1 && account.DisplayName != wanted.Name.Trim()) return Shared;
        var membership = account.Memberships.Single(row => row.Clinic == clinic.Clinic);
        (account.DisplayName, membership.Roles, membership.Facilitator) = (wanted.Name.Trim(), RolesOf(wanted), wanted.Facilitator);
        return null;
    });

    /// <summary>Bars the account from signing in, or lets it again. Refused: <c>last_administrator</c>, <c>account_shared</c>.</summary>
    public Task<Outcome<ClinicAccount>> SetDisabled(ClinicKey clinic, string id, bool isDisabled, Actor by) => Edit(clinic, id, by, account =>
    {
        if (account.Memberships.Count > 1) return Task.FromResult<Refusal?>(Shared);
        (account.LockoutEnabled, account.LockoutEnd, account.AccessFailedCount) = (true, isDisabled ? DateTimeOffset.MaxValue : null, 0);
        return Task.FromResult<Refusal?>(null);
    });

    /// <summary>A new password that nobody sees again, in the place of a forgotten one. Refused: <c>account_shared</c>.</summary>
    public async Task<Outcome<IssuedPassword>> ResetPassword(ClinicKey clinic, string id, Actor by)
    {
        var password = NewPassword();
        var outcome = await Edit(clinic, id, by, account =>
        {
            if (account.Memberships.Count > 1) return Task.FromResult<Refusal?>(Shared);
            account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
            return Task.FromResult<Refusal?>(null);
        });
        return outcome.IsDone ? new IssuedPassword(id, password) : outcome.Refusal;
    }

    private async Task<Outcome<ClinicAccount>> Edit(ClinicKey clinic, string id, Actor by, Func<Account, Task<Refusal?>> change)
    {
        // One edit after the other, so that two administrators cannot take each other's role at once.
        await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable);
        try
        {
            var account = await context.Users.Include(found => found.Memberships).SingleOrDefaultAsync(found => found.Id == id && found.Memberships.Any(row => row.Clinic == clinic.Clinic));
            if (account is null) return NotFound;
            if (await change(account) is { } refusal) return refusal;
            account.SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20));
            account.ConcurrencyStamp = Guid.NewGuid().ToString();
            await context.SaveChangesAsync();
            if (!(await List(clinic)).Any(other => !other.IsDisabled && other.Roles.Contains(ClinicRole.Administrator))) return LastAdministrator;
            await transaction.CommitAsync();
            connections.End(account.Id);
            LogChanged(logger, account.Id, by.Id);
            return View(account, clinic);
        }
        catch (Exception exception) when (exception is DbUpdateException or InvalidOperationException { InnerException: Npgsql.PostgresException } or Npgsql.PostgresException)
        {
            return Refusal.Conflict("version_conflict", "Somebody else changed accounts at this moment. Look again.");
        }
    }

    private async Task<Refusal?> Against(ClinicKey clinic, AccountRoles wanted)
    {
        if (string.IsNullOrWhiteSpace(wanted.Name) || wanted.Name.Length > LongestName || wanted.Name.Any(char.IsControl)) return Refusal.Invalid("name", $"An account needs a name of at most {LongestName} characters.");
        if (wanted.Roles.IsDefaultOrEmpty || !wanted.Roles.All(role => role != ClinicRole.None && Enum.IsDefined(role))) return Refusal.Invalid("roles", "An account has one role or more: coordinator, facilitator, director, biller, administrator.");
        if (wanted.Roles.Contains(ClinicRole.Facilitator) != wanted.Facilitator is not null) return Refusal.Invalid("facilitator", "Whoever has the role of a facilitator is one of the clinic's, and nobody else is.");
        if (wanted.Facilitator is not { } facilitator) return null;
        return KeyText.IsSegment(facilitator) && await grains.Facilitator(new(clinic.Clinic, facilitator)).Get() is not null ? null : new Refusal("unknown_facilitator", "The clinic has no such facilitator.");
    }

    private static ClinicRole RolesOf(AccountRoles wanted) => wanted.Roles.Aggregate(ClinicRole.None, (all, role) => all | role);

    private static ClinicAccount View(Account account, ClinicKey clinic)
    {
        var membership = account.Memberships.Single(row => row.Clinic == clinic.Clinic);
        return new(
            account.Id, account.Email ?? "", account.DisplayName, [.. Enum.GetValues<ClinicRole>().Where(role => role != ClinicRole.None && membership.Roles.HasFlag(role))], membership.Facilitator,
            account.LockoutEnd == DateTimeOffset.MaxValue, account.Memberships.Count > 1);
    }

    private static string NewPassword() => RandomNumberGenerator.GetString(PasswordLetters, PasswordLength);

    [LoggerMessage(Level = LogLevel.Information, Message = "Account {Account} was added by {By}.")]
    private static partial void LogAdded(ILogger logger, string account, string by);

    [LoggerMessage(Level = LogLevel.Information, Message = "Account {Account} was changed by {By}.")]
    private static partial void LogChanged(ILogger logger, string account, string by);
}
