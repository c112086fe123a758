using GroupActors.Notes;

namespace GroupActors.Claims;

/// <summary>What a claim tells its successor.</summary>
internal static class ClaimEffects
{
    public static ImmutableArray<Effect> Of(ClaimKey key, ClaimRecord before, ClaimRecord after, ReadOnlySpan<JournalEntry> entries)
    {
        var effects = ImmutableArray.CreateBuilder<Effect>();
        var successor = key.Next().ToString();
        foreach (var entry in entries)
        {
            switch (entry.Event)
            {
                case ClaimSucceeded:
                case ServiceDecided when before.HasSuccessor:
                    effects.Add(Effect.To(GrainTypes.Claim, successor, new BillableServiceDecided(after.SessionVersion, after.Decided, after.IsNoteSigned)));
                    break;
                case ClaimNoteSigned when before.HasSuccessor:
                    effects.Add(Effect.To(GrainTypes.Claim, successor, new NoteWasSigned(new NoteKey(key.Session, key.Patient))));
                    break;
            }
        }

        return effects.ToImmutable();
    }
}
