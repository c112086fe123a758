namespace GroupActors.Endpoints;

/// <summary>The body of a change that needs no more than why.</summary>
/// <param name="Reason">Why, in the caller's words.</param>
internal sealed record ReasonRequest(string? Reason = null);
