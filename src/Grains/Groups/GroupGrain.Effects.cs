using GroupActors.Clinics;
using GroupActors.Patients;
using GroupActors.Sessions;
using GroupActors.Tasks;

namespace GroupActors.Groups;

/// <summary>What the group is told, and what it tells: patients, sessions, bookables and tasks.</summary>
internal sealed partial class GroupGrain
{
    protected override async Task Handle(EffectEnvelope envelope, CommandContext context)
    {
        switch (envelope.Message)
        {
            case RosterTakenBySession message:
                await Execute(context, message, (group, _) => GroupRules.TakeRoster(group, message), Itself);
                break;
            case AttendanceSettled message:
                if (await clinics.Get(_key.Clinic) is not { } settings) throw new InvalidOperationException("The settings of the group's clinic are not there.");
                var zone = new ClinicZone(settings.TimeZone);
                await Execute(context, message, (group, now) => GroupRules.Settle(group, message, settings.Policies, zone.Date(now)), Itself);
                break;
            case PayerOfMember message:
                await Execute(context, message, (group, _) => EnrollmentRules.ChangePayer(group, message), Itself);
                break;
            case ClinicIsClosed closed:
                // What is being booked was decided before the holiday was known: it is brought to its end first, so that there is something to call off.
                if (await clinics.Ask(_key.Clinic) is not { } inForce || inForce.Holiday(closed.Holiday.Date) is null) break;
                if (Current.Pending is { } pending) await Finish(Context(pending.Operation), pending.Operation);
                await Close(context, closed.Holiday);
                break;
            default:
                await base.Handle(envelope, context);
                break;
        }
    }

    private static GroupState Itself(GroupState group) => group;

    /// <summary>A check-in after the answer must meet the changed roster (S-2), who starts a series finds its sessions, who cancels some finds them cancelled, and a task that was done here is gone from the list.</summary>
    protected override bool AwaitsDelivery(Effect effect) => effect.Message is RosterChanged or SessionPlanned or SessionMovedTo or SessionCalledOff or TaskDecided { Content: null };

    protected override IEnumerable<Effect> Effects(GroupState before, GroupState after, ReadOnlyMemory<JournalEntry> entries) => GroupEffects.Of(before, after, _key, entries);
}
