namespace GroupActors.Sessions;

/// <summary>Somebody in the room says who they are, on their own phone (P-3).</summary>
/// <param name="Admission">Names the opening of the page by the code on the room's screen; good for one person.</param>
/// <param name="Phone">Names the phone, whatever it opened before: wrong tries are counted against it.</param>
/// <param name="PersonalCode">Their own code; null where the clinic asks for the date of birth.</param>
/// <param name="BirthDate">Their date of birth, by the clinic's policy.</param>
/// <param name="Initial">The first letter of their last name, with it.</param>
[GenerateSerializer, Immutable, Alias("sessions.self-check-in")]
public sealed record SelfCheckIn(
    [property: Id(0)] string Admission, [property: Id(4)] string Phone, [property: Id(1)] string? PersonalCode = null, [property: Id(2)] DateOnly? BirthDate = null, [property: Id(3)] string? Initial = null)
{
    /// <summary>The one answer to whatever is wrong.</summary>
    public static Refusal Refused { get; } = new("self_check_in_refused", "That did not work. Scan the code on the room's screen again, or tell the person at the door: they can check you in.");
}
