using System.Security.Claims;
using GroupActors.Identity;
using GroupActors.Live;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace GroupActors.Endpoints;

/// <summary>Signing in and out, for programs (JSON) and for pages (forms with an antiforgery token).</summary>
internal static class SignInEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").AddEndpointFilter<ApiGuard>().AllowAnonymous().WithTags("Sign-in");
        api.MapPost("/sign-in", SignIn).RequireRateLimiting(AccountsExtensions.SignInLimit).WithSummary("Sign in; the answer sets the cookie.");
        api.MapPost("/sign-out", SignOut).WithSummary("Sign out.");
        app.MapGet("/api/sign-in", Who).RequireAuthorization().WithTags("Sign-in").WithSummary("Who is signed in, and the server's time: what a device needs before it sends what it kept while it was offline (S-4).");
        app.MapPost("/sign-in", SignInByForm).DisableAntiforgery().RequireRateLimiting(AccountsExtensions.SignInLimit).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/sign-out", SignOutByForm).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>E-mail address and password.</summary>
    internal sealed record SignInRequest(string Email, string Password);

    /// <summary>Who is signed in now, and where.</summary>
    internal sealed record SignedIn(string Name, IReadOnlyList<ClinicMember> Clinics);

    /// <summary>The account by its id, its name, and the server's time.</summary>
    internal sealed record SignedInAs(string Account, string Name, DateTimeOffset Now);

    private static Ok<SignedInAs> Who(ClaimsPrincipal user, TimeProvider clock)
    {
        var actor = Caller.ActorOf(user);
        return TypedResults.Ok(new SignedInAs(actor.Id, actor.Name, clock.GetUtcNow()));
    }

    private static async Task<Results<Ok<SignedIn>, ProblemHttpResult>> SignIn(SignInRequest request, SignInManager<Account> signIn, AccountsContext accounts)
    {
        if (!await Try(signIn, request.Email, request.Password)) return Problems.Of(StatusCodes.Status401Unauthorized, "sign_in_refused", "E-mail address or password is wrong, or the account is locked for some minutes.");
        var account = await signIn.UserManager.FindByEmailAsync(request.Email);
        await accounts.Entry(account!).Collection(found => found.Memberships).LoadAsync();
        return TypedResults.Ok(new SignedIn(account!.DisplayName, [.. account.Memberships.Select(row => row.ToMember())]));
    }

    private static async Task<NoContent> SignOut(HttpContext http, SignInManager<Account> signIn, LiveConnections connections)
    {
        await End(http, signIn, connections);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> SignInByForm([FromForm] string? email, [FromForm] string? password, [FromForm] string? returnUrl, HttpContext http, IAntiforgery antiforgery, SignInManager<Account> signIn)
    {
        var next = IsLocal(returnUrl) ? returnUrl! : "/";

        // A form of another sign-in, such as a second tab's: who is signed in by now goes on, anybody else gets a new form.
        if (!await antiforgery.IsRequestValidAsync(http))
            return TypedResults.LocalRedirect(http.User.Identity?.IsAuthenticated == true ? next : "/sign-in?returnUrl=" + Uri.EscapeDataString(next));
        return email is not null && password is not null && await Try(signIn, email, password)
            ? TypedResults.LocalRedirect(next)
            : TypedResults.LocalRedirect("/sign-in?refused=1&returnUrl=" + Uri.EscapeDataString(next));
    }

    private static async Task<IResult> SignOutByForm(HttpContext http, IAntiforgery antiforgery, SignInManager<Account> signIn, LiveConnections connections)
    {
        // Whose sign-in ran out meanwhile has a form of nobody, and is signed out already.
        if (http.User.Identity?.IsAuthenticated == true)
        {
            await antiforgery.ValidateRequestAsync(http);
            await End(http, signIn, connections);
        }

        return TypedResults.LocalRedirect("/sign-in");
    }

    /// <summary>Ends the sign-in and what is live by it: a page left open in another tab must not go on showing names.</summary>
    private static async Task End(HttpContext http, SignInManager<Account> signIn, LiveConnections connections)
    {
        await signIn.SignOutAsync();
        if (signIn.UserManager.GetUserId(http.User) is { } account) connections.End(account);
    }

    private static async Task<bool> Try(SignInManager<Account> signIn, string email, string password) =>
        email.Length <= 256 && password.Length <= 256 && (await signIn.PasswordSignInAsync(email, password, isPersistent: false, lockoutOnFailure: true)).Succeeded;

    private static bool IsLocal(string? url) => url is ['/', ..] and not ['/', '/' or '\\', ..] && !url.Any(char.IsControl);
}
