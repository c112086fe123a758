namespace GroupActors.Components.Billing;

/// <summary>One queue, opened.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Rows">Claims of one session that stopped for the same reason are one row.</param>
/// <param name="Page">Number of the page, from 1.</param>
/// <param name="Pages">How many pages there are.</param>
/// <param name="MoreSessions">Sessions that come after those of this page.</param>
public sealed record ClaimSectionModel(ClaimQueueModel Queue, IReadOnlyList<ClaimRowModel> Rows, int Page, int Pages, long MoreSessions);
