using System.ComponentModel.DataAnnotations;

namespace GroupActors.Identity;

/// <summary>Section <c>Identity</c> of the configuration.</summary>
internal sealed class AccountsOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Identity";

    /// <summary>SQLite or PostgreSQL. Default: as <c>Storage:Provider</c>.</summary>
    public string? Provider { get; set; }

    /// <summary>Connection string of the accounts. Default: <c>data/identity.db</c> beside the application, or <c>Storage:ConnectionString</c> on PostgreSQL.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Minutes without a request after which a sign-in ends. Default: 30.</summary>
    [Range(1, 24 * 60)]
    public int IdleMinutes { get; set; } = 30;

    /// <summary>Sign-ins a minute that one address may try. Default: 20.</summary>
    [Range(1, 100_000)]
    public int SignInsPerMinute { get; set; } = 20;

    /// <summary>Whether the demo accounts are made and shown. Only possible in Development, where it is the default.</summary>
    public bool? DemoAccounts { get; set; }

    /// <summary>The account that a deployment starts with.</summary>
    public FirstAdministratorOptions FirstAdministrator { get; set; } = new();

    /// <summary>Whether the accounts are in PostgreSQL.</summary>
    public bool IsPostgres => string.Equals(Provider, "PostgreSQL", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Section <c>Identity:FirstAdministrator</c>: needed until the first account exists.</summary>
internal sealed class FirstAdministratorOptions
{
    /// <summary>E-mail address to sign in with.</summary>
    public string? Email { get; set; }

    /// <summary>Password: at least 12 characters, no usual one.</summary>
    public string? Password { get; set; }

    /// <summary>Id of the clinic to administer.</summary>
    public string? Clinic { get; set; }
}
