namespace GroupActors.Identity;

/// <summary>The accounts of the demo clinic. They exist in Development only, where the sign-in page shows them.</summary>
internal static class DemoAccounts
{
    /// <summary>The demo clinic.</summary>
    public const string Clinic = "riverside";

    /// <summary>Password of all of them: no secret, since they exist in Development only.</summary>
    public const string Password = "riverside-demo-1";

    /// <summary>The accounts, one or more a role.</summary>
    public static readonly DemoAccount[] All =
    [
        new("coordinator@riverside.test", "June Alderwick", ClinicRole.Coordinator, null),
        new("facilitator@riverside.test", "Priya Nandan", ClinicRole.Facilitator, "priya-nandan"),
        new("director@riverside.test", "Edda Voss", ClinicRole.Director, null),
        new("biller@riverside.test", "Tomas Kell", ClinicRole.Biller, null),
        new("administrator@riverside.test", "Ana Brightwater", ClinicRole.Administrator, null),
    ];
}

/// <summary>One of the demo accounts.</summary>
/// <param name="Email">To sign in with.</param>
/// <param name="Name">Invented name.</param>
/// <param name="Role">What they do.</param>
/// <param name="Facilitator">Id of the facilitator they stand for.</param>
internal sealed record DemoAccount(string Email, string Name, ClinicRole Role, string? Facilitator);
