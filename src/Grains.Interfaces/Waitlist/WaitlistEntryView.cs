namespace GroupActors.Waitlist;

/// <summary>A waitlist entry.</summary>
/// <param name="Key">The entry.</param>
/// <param name="Version">Raised by every change.</param>
/// <param name="IsWaiting">False once it was withdrawn or enrolled.</param>
/// <param name="Entry">What is known of the patient.</param>
[GenerateSerializer, Immutable, Alias("waitlist.entry-view")]
public sealed record WaitlistEntryView([property: Id(0)] WaitlistEntryKey Key, [property: Id(1)] long Version, [property: Id(2)] bool IsWaiting, [property: Id(3)] PutWaitlistEntry Entry);
