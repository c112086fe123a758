using System.Collections.Immutable;
using System.Security.Claims;
using GroupActors.Aggregates;
using GroupActors.Identity;
using GroupActors.Live;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace GroupActors.Endpoints;

/// <summary>A clinic's accounts, for its administrators, and one's own password.</summary>
internal static class AccountEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapAccounts(this RouteGroupBuilder clinic)
    {
        var accounts = clinic.MapGroup("/accounts").WithTags("Accounts");
        accounts.MapGet("", ([AsParameters] ClinicRoute at, ClinicAccounts all) => all.List(at.Key)).Needs(Right.ManageAccounts).WithSummary("Who can sign in at the clinic, with their roles (P-1).");
        accounts.MapPost("", ([AsParameters] ClinicRoute at, NewAccount body, Caller caller, ClinicAccounts all) => all.Add(at.Key, body.Email, new(body.Name, Roles(body.Roles), body.Facilitator), caller.Actor).Answer())
            .Needs(Right.ManageAccounts).WithSummary("Add an account; answers with its password, once.");
        accounts.MapPut("/{account}", ([AsParameters] ClinicRoute at, string account, AccountDetails body, Caller caller, ClinicAccounts all) => all.Change(at.Key, account, new(body.Name, Roles(body.Roles), body.Facilitator), caller.Actor).Answer())
            .Needs(Right.ManageAccounts).WithSummary("Change name and roles; the account's sign-ins take them over, or end, within a minute.");
        accounts.MapPost("/{account}/disable", ([AsParameters] ClinicRoute at, string account, Caller caller, ClinicAccounts all) => all.SetDisabled(at.Key, account, isDisabled: true, caller.Actor).Answer())
            .Needs(Right.ManageAccounts).WithSummary("Bar the account from signing in; its sign-ins end within a minute.");
        accounts.MapPost("/{account}/enable", ([AsParameters] ClinicRoute at, string account, Caller caller, ClinicAccounts all) => all.SetDisabled(at.Key, account, isDisabled: false, caller.Actor).Answer())
            .Needs(Right.ManageAccounts).WithSummary("Let the account sign in again.");
        accounts.MapPost("/{account}/password", ([AsParameters] ClinicRoute at, string account, Caller caller, ClinicAccounts all) => all.ResetPassword(at.Key, account, caller.Actor).Answer())
            .Needs(Right.ManageAccounts).WithSummary("Give the account a new password; answers with it, once.");
        clinic.MapPut("/password", ChangeOwn).Needs(Right.ReadSettings).RequireRateLimiting(AccountsExtensions.SignInLimit).WithTags("Accounts").WithSummary("Change one's own password; one's other sign-ins end within a minute.");
    }

    /// <summary>Who signs in, and with which roles.</summary>
    internal sealed record NewAccount(string Email, string Name, ClinicRole[] Roles, string? Facilitator = null);

    /// <summary>Name and roles.</summary>
    internal sealed record AccountDetails(string Name, ClinicRole[] Roles, string? Facilitator = null);

    /// <summary>The password until now, and the one from now on, of 12 characters or more.</summary>
    internal sealed record PasswordChange(string Current, string Next);

    private static ImmutableArray<ClinicRole> Roles(ClinicRole[] roles) => [.. roles.Distinct()];

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeOwn(PasswordChange body, ClaimsPrincipal user, UserManager<Account> accounts, SignInManager<Account> signIn, LiveConnections connections)
    {
        if (await accounts.GetUserAsync(user) is not { } account) return Problems.Of(Problems.SignedOut);
        if (body.Next.Length > 256) return Problems.Of(Refusal.Invalid("next", "A password has at most 256 characters."));
        var result = await accounts.ChangePasswordAsync(account, body.Current, body.Next);
        if (result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch))) return Problems.Of(new Refusal("wrong_password", "That is not your password until now."));
        if (!result.Succeeded) return Problems.Of(Refusal.Invalid("next", "A password has 12 characters or more, six different ones among them."));
        connections.End(account.Id);
        await signIn.RefreshSignInAsync(account);
        return TypedResults.NoContent();
    }
}
