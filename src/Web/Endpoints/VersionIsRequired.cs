namespace GroupActors.Endpoints;

/// <summary>Marks an endpoint that asks for <c>If-Match</c>, for its description.</summary>
internal sealed class VersionIsRequired;
