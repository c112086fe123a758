using GroupActors.Aggregates;

namespace GroupActors.Endpoints;

/// <summary>
/// What every request to the API must be before anything looks at it. A change must carry a JSON body or the header <c>X-Requested-With</c>: a page of another site can send neither with the
/// caller's cookie, which together with SameSite is the protection against forged requests.
/// </summary>
internal sealed class ApiGuard : IEndpointFilter
{
    /// <summary>Longest <c>Idempotency-Key</c>.</summary>
    public const int MaxKey = 200;

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Refusal(context.HttpContext.Request) is { } refusal ? ValueTask.FromResult<object?>(Problems.Of(refusal)) : next(context);

    private static Refusal? Refusal(HttpRequest request)
    {
        if (request.RouteValues.Values.Any(value => value is string text && !StrictJson.IsText(text)) || request.Query.Any(pair => !StrictJson.IsText(pair.Key) || pair.Value.Any(value => !StrictJson.IsText(value))))
            return Aggregates.Refusal.Invalid("text", "The address must not hold control characters.");
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return null;
        if (!request.HasJsonContentType() && !request.Headers.ContainsKey("X-Requested-With"))
            return new("forgery_guard", "Send a JSON body or the header X-Requested-With with every change.", RefusalKind.Invalid);
        if (request.Headers[Caller.AccountHeader].ToString() is { Length: > 0 } account && account != Caller.ActorOf(request.HttpContext.User).Id) return Problems.OtherAccount;
        var key = request.Headers[Caller.KeyHeader].ToString();
        return key.Length > MaxKey || key.Any(c => c is < ' ' or > '~')
            ? Aggregates.Refusal.Invalid("idempotency_key", $"An Idempotency-Key has at most {MaxKey} printable characters.")
            : null;
    }
}
