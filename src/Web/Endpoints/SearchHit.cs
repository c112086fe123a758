namespace GroupActors.Endpoints;

/// <summary>Something that a search found.</summary>
/// <param name="Kind">What it is: patient, group, facilitator or room.</param>
/// <param name="Id">Its id in the clinic.</param>
/// <param name="Title">Its name.</param>
/// <param name="Detail">What tells it from others of that name.</param>
/// <param name="Href">Its page.</param>
internal sealed record SearchHit(string Kind, string Id, string Title, string? Detail, string Href);
