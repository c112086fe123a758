namespace GroupActors.Reports;

/// <summary>How a group was attended in its closed sessions of the last <see cref="RevenueRules.ObservedWeeks"/> weeks.</summary>
/// <param name="Group">Id of the group.</param>
/// <param name="Sessions">How many those were, at least one.</param>
/// <param name="Expected">Attendances that were expected.</param>
/// <param name="Missed">Those of them that did not happen.</param>
internal sealed record GroupAttendance(string Group, int Sessions, int Expected, int Missed);
