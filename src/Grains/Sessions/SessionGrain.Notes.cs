namespace GroupActors.Sessions;

/// <summary>The session decides which note a text belongs to: it is the only one that all of its notes ask.</summary>
internal sealed partial class SessionGrain : ISessionNotes
{
    public async Task<Refusal?> ClaimNoteText(CommandContext context, ClaimNoteText command, CancellationToken cancellationToken = default) =>
        (await Execute(context, command, (session, _) => SessionRules.ClaimNoteText(session, command), session => session)).Refusal;
}
