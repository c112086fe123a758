namespace GroupActors.Groups;

/// <summary>What a group shows of its committed state.</summary>
internal static class GroupViews
{
    public static GroupView View(GroupState group, GroupKey key) => new(
        key,
        group.Version,
        group.Definition!.Name,
        group.Definition.GroupType,
        group.Phase,
        group.Definition.Capacity,
        group.Definition.TherapeuticMinimum,
        group.Series?.Slots ?? [],
        group.Series?.Facilitator,
        group.Series?.CoFacilitator,
        group.Definition.Substitutes,
        group.Series?.Room,
        group.Series?.Modality ?? default,
        group.Definition.ClosedAfterSessions,
        group.Census,
        [.. group.Enrollments.Select(enrollment => View(enrollment, key))])
    {
        HighestSlot = group.HighestSlot,
        DefinitionVersion = group.DefinitionVersion,
        SeriesVersion = group.SeriesVersion,
        Ahead = [.. group.Ahead.Select(ahead => ahead.Series)],
        Times = group.Times,
        Breaks = group.Breaks,
        ModuleStarts = group.ModuleStarts,
    };

    public static EnrollmentView View(Enrollment enrollment, GroupKey key) => new(
        key,
        enrollment.Patient,
        enrollment.Number,
        enrollment.Version,
        enrollment.Status,
        enrollment.Since,
        enrollment.StatusSince,
        enrollment.Family,
        enrollment.Holds,
        enrollment.Misses,
        enrollment.IsAtRisk,
        enrollment.IsDropDue,
        enrollment.LastContact)
    {
        IsReviewDue = enrollment.IsReviewDue,
        IsGraduationDue = enrollment.IsGraduationDue,
        GraduatesOn = enrollment.GraduatesOn,
        TransferredTo = enrollment.TransferredTo,
    };
}
