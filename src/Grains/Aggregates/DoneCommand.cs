namespace GroupActors.Aggregates;

/// <summary>A command that the journal has.</summary>
/// <param name="Fingerprint">What tells it from another under its id; null for one of a release that did not keep it.</param>
internal sealed record DoneCommand(uint? Fingerprint);
