using System.Collections.Immutable;
using System.Security.Claims;
using GroupActors.Groups;
using GroupActors.Patients;
using GroupActors.Sessions;

namespace GroupActors.Identity;

/// <summary>How far a facilitator reaches inside the clinic (P-1): the sessions they lead or cover, the groups they lead or co-lead, and nothing else: who stands by sees a session once it is theirs to cover.</summary>
internal sealed class Reach(IGrainFactory grains)
{
    /// <summary>Whether the caller may use <paramref name="right"/> on this session.</summary>
    public async Task<bool> Session(ClaimsPrincipal user, SessionKey key, Right right)
    {
        if (!ClinicMember.TryFind(user, key.Clinic, out var member) || !member.May(right)) return false;
        if (!member.MayOnlyAsFacilitator(right)) return true;
        return member.Facilitator is { } own && await grains.Session(key).Get() is { } session && session.Facilitators.Contains(own);
    }

    /// <summary>Whether the caller may use <paramref name="right"/> on this group.</summary>
    public async Task<bool> Group(ClaimsPrincipal user, GroupKey key, Right right)
    {
        if (!ClinicMember.TryFind(user, key.Clinic, out var member) || !member.May(right)) return false;
        if (!member.MayOnlyAsFacilitator(right)) return true;
        return member.Facilitator is { } own && await grains.Group(key).Get() is { } group
            && (group.Facilitator == own || group.CoFacilitator == own || group.Ahead.Any(series => series.Facilitator == own || series.CoFacilitator == own));
    }

    /// <summary>The patient without the groups whose roster the caller may not read: to be on one says something of its own (P-4).</summary>
    public async Task<PatientView> Seen(ClaimsPrincipal user, PatientView patient)
    {
        var groups = ImmutableArray.CreateBuilder<string>();
        foreach (var group in patient.Groups)
        {
            if (await Group(user, GroupKey.Parse(group), Right.ReadRoster)) groups.Add(group);
        }

        return patient with { Groups = groups.ToImmutable() };
    }
}
