namespace GroupActors.Components.Billing;

/// <summary>The claims list as it is drawn.</summary>
/// <param name="Clinic">The clinic's id.</param>
/// <param name="Queues">States with claims in them, those that do not move first.</param>
/// <param name="Sections">The queues that are open.</param>
/// <param name="NearestDeadline">The nearest filing deadline of the open queues, also of claims on other pages, in words; null for none.</param>
public sealed record ClaimsModel(string Clinic, IReadOnlyList<ClaimQueueModel> Queues, IReadOnlyList<ClaimSectionModel> Sections, string? NearestDeadline);
