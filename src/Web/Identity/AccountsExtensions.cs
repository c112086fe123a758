using System.Threading.RateLimiting;
using GroupActors.Endpoints;
using GroupActors.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GroupActors.Identity;

/// <summary>Registers accounts, sign-in, and the rule that nothing is served to anyone who was not given the right to it.</summary>
internal static class AccountsExtensions
{
    /// <summary>How long a sign-in goes on unasked after its account was changed.</summary>
    private static readonly TimeSpan StampInterval = TimeSpan.FromMinutes(1);

    /// <summary>Name of the rate limit on sign-ins.</summary>
    public const string SignInLimit = "sign-in";

    /// <summary>Adds all of it.</summary>
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.AddAccountsOptions();
        builder.AddAccountsStore();
        builder.AddSignIn();
        builder.Services.AddAuthorizationBuilder().AddRights();
        builder.Services.AddSingleton<IAuthorizationHandler, RightHandler>();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuthorizationAnswers>();
        builder.Services.AddSingleton<AccountSecrets>();
        builder.Services.AddScoped<ClinicAccounts>();
        builder.Services.AddSingleton<DraftKey>();
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>().Configure<IOptions<AccountsOptions>>((limits, accounts) =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(SignInLimit, http => RateLimitPartition.GetFixedWindowLimiter(
                Network.Of(http),
                _ => new() { PermitLimit = accounts.Value.SignInsPerMinute, Window = TimeSpan.FromMinutes(1) }));
        });
    }

    private static void AddAccountsOptions(this WebApplicationBuilder builder)
    {
        var development = builder.Environment.IsDevelopment();
        builder.Services.AddOptions<AccountsOptions>()
            .BindConfiguration(AccountsOptions.Section)
            .PostConfigure<IConfiguration, IHostEnvironment>((options, configuration, host) =>
            {
                options.Provider ??= configuration["Storage:Provider"] ?? "SQLite";
                options.ConnectionString ??= options.IsPostgres ? configuration["Storage:ConnectionString"] : $"Data Source={Path.Combine(host.ContentRootPath, "data", "identity.db")}";
                options.DemoAccounts ??= development;
            })
            .ValidateDataAnnotations()
            .Validate(options => options.IsPostgres || string.Equals(options.Provider, "SQLite", StringComparison.OrdinalIgnoreCase), "Identity:Provider must be SQLite or PostgreSQL.")
            .Validate(options => !string.IsNullOrWhiteSpace(options.ConnectionString), "Identity:ConnectionString is missing.")
            .Validate(IsConnectionString, "Identity:ConnectionString cannot be read.")
            .Validate(options => development || options.DemoAccounts != true, "Identity:DemoAccounts is possible in Development only.")
            .ValidateOnStart();
    }

    private static bool IsConnectionString(AccountsOptions options)
    {
        try
        {
            return (options.IsPostgres ? new Npgsql.NpgsqlConnectionStringBuilder(options.ConnectionString).Host : new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(options.ConnectionString).DataSource) is not (null or "");
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return false;
        }
    }

    private static void AddAccountsStore(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddDbContext<SqliteAccounts>((provider, options) =>
        {
            var connection = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(provider.GetRequiredService<IOptions<AccountsOptions>>().Value.ConnectionString);
            if (Path.GetDirectoryName(Path.GetFullPath(connection.DataSource)) is { } folder) Directory.CreateDirectory(folder);
            options.UseSqlite(connection.ToString());
        }, optionsLifetime: ServiceLifetime.Singleton);
        services.AddDbContext<PostgresAccounts>(
            (provider, options) => options.UseNpgsql(provider.GetRequiredService<IOptions<AccountsOptions>>().Value.ConnectionString), optionsLifetime: ServiceLifetime.Singleton);
        services.AddScoped<AccountsContext>(provider => provider.GetRequiredService<IOptions<AccountsOptions>>().Value.IsPostgres
            ? provider.GetRequiredService<PostgresAccounts>()
            : provider.GetRequiredService<SqliteAccounts>());
        // Before data protection, which reads its keys from the store as soon as the host starts.
        services.AddHostedService<AccountsSetup>();
        services.AddDataProtection().SetApplicationName("GroupActors").PersistKeysToDbContext<AccountsContext>();
    }

    private static void AddSignIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddIdentityCore<Account>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = 12;
                // Length protects; rules on kinds of characters make people write passwords down.
                options.Password.RequireDigit = options.Password.RequireUppercase = options.Password.RequireLowercase = options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 6;
                options.Lockout.MaxFailedAccessAttempts = 8;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddEntityFrameworkStores<AccountsContext>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<MemberClaims>();
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = StampInterval);
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        builder.Services.AddOptions<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<AccountsOptions>>((options, accounts) =>
            {
                options.Cookie.Name = "groupactors";
                options.Cookie.HttpOnly = true;
                // Lax, not Strict: a link in a mail to a colleague must arrive signed in. Changes are protected by ApiGuard and antiforgery tokens.
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = builder.SecureCookies();
                options.ExpireTimeSpan = TimeSpan.FromMinutes(accounts.Value.IdleMinutes);
                options.SlidingExpiration = true;
                options.LoginPath = "/sign-in";

                // The validator looks at its interval as well, but is made with the whole store of accounts behind it: not for every request.
                options.Events.OnValidatePrincipal = context =>
                    context.Options.TimeProvider!.GetUtcNow() - context.Properties.IssuedUtc < StampInterval ? Task.CompletedTask : SecurityStampValidator.ValidatePrincipalAsync(context);
                options.Events.OnRedirectToLogin = context =>
                {
                    if (Problems.IsForPrograms(context.Request)) return Problems.Answer(context.HttpContext, Problems.SignedOut);
                    context.Response.Redirect(context.RedirectUri);
                    return Task.CompletedTask;
                };
            });
    }

    private static void AddRights(this AuthorizationBuilder authorization)
    {
        foreach (var right in Enum.GetValues<Right>())
            authorization.AddPolicy(NeedsAttribute.PolicyOf(right), policy => policy.RequireAuthenticatedUser().AddRequirements(new RightRequirement(right)));
        // Whatever forgot to say what it needs is served to nobody.
        authorization.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => false).Build());
    }
}
