using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using GroupActors.Aggregates;
using GroupActors.Identity;

namespace GroupActors.Endpoints;

/// <summary>Who sent this request, and the identity of the command in it. Taken as a parameter by every handler that changes something.</summary>
internal sealed class Caller
{
    /// <summary>Header that names a command, so that a repeat of the request does nothing and gets the first answer.</summary>
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>Header of a device that sends later what an account did: it is done by that account or not at all.</summary>
    public const string AccountHeader = "X-Account";

    private readonly Guid _commandId;
    private readonly Precondition? _precondition;

    private Caller(ClaimsPrincipal user, ClinicMember member, HttpRequest request)
    {
        var key = request.Headers[KeyHeader].ToString();
        _precondition = EditConditions.Of(request);
        Actor = ActorOf(user);
        Member = member;
        _commandId = key.Length == 0 ? Guid.CreateVersion7() : CommandIdOf(Actor.Id, key);
    }

    /// <summary>The account as histories name it.</summary>
    public Actor Actor { get; }

    /// <summary>The caller's place in the clinic of the route.</summary>
    public ClinicMember Member { get; }

    /// <summary>The context of the command in this request.</summary>
    /// <param name="reason">Why, in the caller's words.</param>
    public CommandContext Context(string? reason = null) => new(_commandId, Actor, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), "web");

    /// <summary>The context of one of several commands in this request: the same again for the same part when the request is repeated.</summary>
    public CommandContext Context(string? reason, string part) => Context(reason) with { CommandId = CommandIdOf(_commandId.ToString(), part) };

    /// <summary>The context of a command that defines a whole object, with what the request asks to hold before (see <see cref="EditConditions"/>).</summary>
    public CommandContext Edit() => Context() with { Precondition = _precondition };

    /// <summary>The context of a command that adds an object under a new id, whatever the request's headers say.</summary>
    public CommandContext Creation() => Context() with { Precondition = new(IsNew: true, 0) };

    /// <summary>The command that the caller means by the key of an earlier request.</summary>
    public Guid CommandOf(string key) => CommandIdOf(Actor.Id, key);

    /// <summary>Binds from the request. Authorization and <see cref="ApiGuard"/> have seen to it that a caller and a valid key are there.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult(
        ClinicMember.TryFind(context.User, context.Request.RouteValues["clinic"] as string, out var member)
            ? new Caller(context.User, member, context.Request)
            : null);

    /// <summary>The signed-in account as histories name it.</summary>
    public static Actor ActorOf(ClaimsPrincipal user) => new(user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", user.FindFirstValue(MemberClaims.DisplayName) ?? "");

    /// <summary>The command that an account means by a key: two accounts never mean the same one.</summary>
    public static Guid CommandIdOf(string account, string key)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(account + '\n' + key)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}
