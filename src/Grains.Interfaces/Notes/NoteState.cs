namespace GroupActors.Notes;

/// <summary>Where a note is in its life (S-11).</summary>
public enum NoteState
{
    /// <summary>Due, nothing written yet.</summary>
    Due,

    /// <summary>A draft is kept.</summary>
    Draft,

    /// <summary>Signed; changed by addenda only.</summary>
    Signed,
}
