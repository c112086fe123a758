using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GroupActors.Identity;

/// <summary>Creates the account store when the first web starts, and sees to the first account. Several webs may start at once.</summary>
internal sealed class AccountsSetup(IServiceScopeFactory scopes, IOptions<AccountsOptions> options, IHostEnvironment environment) : IHostedService
{
    private static readonly string[] UsualWords = ["password", "changeme", "change-me", "administrator", "groupactors", "riverside-demo", "123456"];

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<AccountsContext>();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        await AccountsSchema.Create(
            context,
            async () =>
            {
                if (options.Value.DemoAccounts == true) await AddDemoAccounts(accounts);
                else if (!await context.Users.AnyAsync(cancellationToken)) await AddFirstAdministrator(accounts, options.Value.FirstAdministrator);
                else if (!environment.IsDevelopment()) await RefuseDemoAccounts(accounts);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static OptionsValidationException Wrong(string setting) => new(Options.DefaultName, typeof(AccountsOptions), [setting]);

    private static async Task AddDemoAccounts(UserManager<Account> accounts)
    {
        foreach (var demo in DemoAccounts.All)
        {
            if (await accounts.FindByEmailAsync(demo.Email) is null)
                await Add(accounts, demo.Email, demo.Name, DemoAccounts.Password, new() { Clinic = DemoAccounts.Clinic, Roles = demo.Role, Facilitator = demo.Facilitator });
        }
    }

    private static async Task AddFirstAdministrator(UserManager<Account> accounts, FirstAdministratorOptions first)
    {
        const string section = "Identity:FirstAdministrator";
        if (string.IsNullOrWhiteSpace(first.Email)) throw Wrong($"{section}:Email is missing, and there is no account yet.");
        if (string.IsNullOrWhiteSpace(first.Password)) throw Wrong($"{section}:Password is missing, and there is no account yet.");
        if (!Clinics.ClinicKey.TryParse(first.Clinic, out var clinic)) throw Wrong($"{section}:Clinic is missing or is no valid id.");
        if (UsualWords.Any(word => first.Password.Contains(word, StringComparison.OrdinalIgnoreCase)) || first.Password.Distinct().Count() < 6)
            throw Wrong($"{section}:Password is a usual one: choose another.");
        await Add(accounts, first.Email, first.Email, first.Password, new() { Clinic = clinic.Clinic, Roles = ClinicRole.Administrator });
    }

    private static async Task RefuseDemoAccounts(UserManager<Account> accounts)
    {
        foreach (var demo in DemoAccounts.All)
        {
            if (await accounts.FindByEmailAsync(demo.Email) is not null)
                throw Wrong("Identity: the account store holds demo accounts, whose password is public. Use another store outside Development.");
        }
    }

    private static async Task Add(UserManager<Account> accounts, string email, string name, string password, Membership membership)
    {
        var result = await accounts.CreateAsync(new() { UserName = email, Email = email, EmailConfirmed = true, DisplayName = name, Memberships = [membership] }, password);
        if (!result.Succeeded)
            throw Wrong("Identity:FirstAdministrator:Password is refused: " + string.Join(' ', result.Errors.Select(error => error.Description)));
    }
}
