namespace GroupActors.Notes;

/// <summary>What a note's author should look at before signing (S-11).</summary>
public enum NoteFlagKind
{
    /// <summary>The text is that of another member's signed note: it is refused.</summary>
    Same,

    /// <summary>The text is nearly that of another member's signed note.</summary>
    NearlySame,

    /// <summary>The text names another member.</summary>
    NamesAnother,
}
