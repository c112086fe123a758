using GroupActors.Facilitators;
using GroupActors.Groups;
using GroupActors.Sessions;

namespace GroupActors.Census;

/// <summary>What the census knows: the newest stored card of each group and session, whoever brought it.</summary>
/// <param name="Members">By group id and patient id: all that the sessions' cards name.</param>
/// <param name="Waiting">Waitlist entries that wait.</param>
internal sealed record CensusCards(
    ImmutableDictionary<GroupKey, StoredGroupCard> Groups,
    ImmutableDictionary<SessionKey, StoredSessionCard> Sessions,
    ImmutableDictionary<(string Group, string Patient), MemberCover> Members,
    int Waiting)
{
    /// <summary>Credentials that expire (F-3).</summary>
    public ImmutableArray<CredentialWarning> Credentials { get; init; } = [];

    public static CensusCards None { get; } = new(
        ImmutableDictionary<GroupKey, StoredGroupCard>.Empty,
        ImmutableDictionary<SessionKey, StoredSessionCard>.Empty,
        ImmutableDictionary<(string, string), MemberCover>.Empty,
        0);

    /// <summary>With a card that was told; the same instance when what is known is as new.</summary>
    public CensusCards With(StoredGroupCard card) =>
        Groups.TryGetValue(card.Key, out var known) && known.Version >= card.Version ? this : this with { Groups = Groups.SetItem(card.Key, card) };

    /// <inheritdoc cref="With(StoredGroupCard)"/>
    public CensusCards With(StoredSessionCard card) =>
        Sessions.TryGetValue(card.Key, out var known) && known.Version >= card.Version ? this : this with { Sessions = Sessions.SetItem(card.Key, card) };

    /// <summary>
    /// What the ledger holds, but where a newer card is known already. A card that the ledger no longer lists goes, unless it was told while the ledger was being read:
    /// then the answer may be older than it.
    /// </summary>
    /// <param name="told">Keys told since the reading began.</param>
    public CensusCards Merge(CensusCards ledger, IReadOnlySet<string> told)
    {
        var merged = ledger;
        foreach (var card in Groups.Values)
        {
            if (ledger.Groups.ContainsKey(card.Key) || told.Contains(card.Key.ToString())) merged = merged.With(card);
        }

        foreach (var card in Sessions.Values)
        {
            if (ledger.Sessions.ContainsKey(card.Key) || told.Contains(card.Key.ToString())) merged = merged.With(card);
        }

        // A member of whom the ledger knows no enrollment is priced at nothing, and is not asked for again before the next reading.
        return merged with { Members = merged.Members.AddRange(merged.UnknownMembers().Distinct().Select(member => KeyValuePair.Create(member, default(MemberCover)))) };
    }

    /// <summary>Whether a session names a member whose payer was not read yet.</summary>
    public bool HasUnknownMembers => UnknownMembers().Any();

    private IEnumerable<(string Group, string Patient)> UnknownMembers() => Sessions.Values
        .SelectMany(session => session.Patients, (session, patient) => (session.Key.Group, patient))
        .Where(member => !Members.ContainsKey(member));
}
