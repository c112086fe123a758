using GroupActors.Reports;

namespace GroupActors.Components.Billing;

/// <summary>A task as drawn.</summary>
/// <param name="Task">The task.</param>
/// <param name="Member">Name of the member it is about; null for none.</param>
/// <param name="About">Group and date.</param>
/// <param name="Href">Where it can be looked into; null where the viewer sees nothing there.</param>
/// <param name="Step">Words of that link.</param>
/// <param name="ProposedCode">The procedure code that is proposed.</param>
/// <param name="WaitingDays">Days that it is open.</param>
public sealed record TaskRowModel(TaskListItem Task, string? Member, string About, string? Href, string Step, string? ProposedCode, int WaitingDays);
