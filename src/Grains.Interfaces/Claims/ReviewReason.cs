namespace GroupActors.Claims;

/// <summary>Why a claim stopped, or why nothing is billed.</summary>
/// <param name="Code">Machine-readable, such as <c>short_session</c>.</param>
/// <param name="Message">A sentence that a biller understands; names no patient.</param>
/// <param name="ProposedCode">The procedure code that is proposed instead.</param>
[GenerateSerializer, Immutable, Alias("claims.review-reason")]
public sealed record ReviewReason([property: Id(0)] string Code, [property: Id(1)] string Message, [property: Id(2)] string? ProposedCode = null);
