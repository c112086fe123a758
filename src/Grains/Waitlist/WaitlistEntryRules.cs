using GroupActors.Clinics;

namespace GroupActors.Waitlist;

/// <summary>How an entry is kept (W-1).</summary>
internal static class WaitlistEntryRules
{
    private static readonly DateOnly EarliestAdded = new(2000, 1, 1);

    public static Decision Put(WaitlistEntryState state, PutWaitlistEntry command, ClinicSettings settings, DateOnly today)
    {
        var problems = new Problems();
        problems.Unless(!command.GroupTypes.IsDefaultOrEmpty, "group_types", "An entry waits for at least one group type.");
        problems.Unless(command.Diagnosis is null || DiagnosisCode.IsValid(command.Diagnosis), "diagnosis", "The diagnosis is an ICD-10-CM code, such as F43.10.");
        problems.Unless(Enum.IsDefined(command.Acuity), "acuity", "Acuity is low, moderate or high.");
        problems.Unless(command.Added >= EarliestAdded && command.Added <= today, "added", "The date added is from 2000 to today.");
        problems.Unless(command.Availability.All(window => Enum.IsDefined(window.Day) && window.From < window.To), "availability", "Each window names a day and ends after it starts.");
        if (problems.Refusal is { } refusal) return refusal;
        if (command.GroupTypes.Any(type => settings.GroupType(type) is null)) return new Refusal("unknown_group_type", "The clinic has no group type of this id.");
        if (state.Entry is not null && Content.IsSame(state.Entry, command)) return Decision.Nothing;
        if (state.Exists && !state.IsWaiting) return Refusal.Conflict("entry_closed", "This entry is off the waitlist; add a new one.");
        if (state.Entry is not null && state.Entry.Patient != command.Patient) return Refusal.Conflict("other_patient", "This entry is another patient's; add a new one.");
        return Decision.Of(new WaitlistEntryPut(command));
    }

    public static Decision Withdraw(WaitlistEntryState state, string? reason)
    {
        if (!state.Exists) return Refusal.NotFound("waitlist entry");
        if (!state.IsWaiting) return Decision.Nothing;
        return Problems.IsText(reason, 500) ? Decision.Of(new WaitlistEntryWithdrawn()) : Refusal.Invalid("reason", "Say why the entry leaves the waitlist, in 1 to 500 characters.");
    }
}
