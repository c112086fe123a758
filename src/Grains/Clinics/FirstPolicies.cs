namespace GroupActors.Clinics;

/// <summary>The policies there were at first. What came later had its default then.</summary>
internal sealed record FirstPolicies(
    int CheckInOpensMinutes,
    int UnconfirmedAfterMinutes,
    int LateCancelHours,
    int LateEntryHours,
    int MissesToDrop,
    bool DropsAutomatically,
    int DailyCap,
    int WeeklyCap,
    int RoomTurnoverMinutes,
    int ShortSessionMinutes,
    int BillingMinimum,
    bool ClaimsAwaitNotes,
    int BookingWeeks,
    int CredentialWarningDays,
    int UnderperformingOpenPlaces,
    decimal UnderperformingOnHold)
{
    /// <summary>The same as they are kept today.</summary>
    public ClinicPolicies Today() => new()
    {
        CheckInOpensMinutes = CheckInOpensMinutes,
        UnconfirmedAfterMinutes = UnconfirmedAfterMinutes,
        LateCancelHours = LateCancelHours,
        LateEntryHours = LateEntryHours,
        MissesToDrop = MissesToDrop,
        DropsAutomatically = DropsAutomatically,
        DailyCap = DailyCap,
        WeeklyCap = WeeklyCap,
        RoomTurnoverMinutes = RoomTurnoverMinutes,
        ShortSessionMinutes = ShortSessionMinutes,
        BillingMinimum = BillingMinimum,
        ClaimsAwaitNotes = ClaimsAwaitNotes,
        BookingWeeks = BookingWeeks,
        CredentialWarningDays = CredentialWarningDays,
        UnderperformingOpenPlaces = UnderperformingOpenPlaces,
        UnderperformingOnHold = UnderperformingOnHold,
    };
}
