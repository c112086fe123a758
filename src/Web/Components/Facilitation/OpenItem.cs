using GroupActors.Sessions;

namespace GroupActors.Components.Facilitation;

/// <summary>Something that a facilitator still has to write.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Session">The session it is of.</param>
/// <param name="Patient">Id of the member.</param>
/// <param name="AgeDays">Days since the session.</param>
public sealed record OpenItem(OpenItemKind Kind, SessionKey Session, string Patient, int AgeDays)
{
    /// <summary>Address of the page on which it is written.</summary>
    public string Href =>
        $"/clinics/{Session.Clinic}/sessions/{Session.Group}/{Session.Date:yyyy-MM-dd}/{Session.Slot}/" + (Kind == OpenItemKind.NoShow ? $"members/{Patient}?from=notes" : $"notes/{Patient}");
}
