using GroupActors.Notes;

namespace GroupActors.Claims;

internal sealed partial class ClaimGrain
{
    protected override async Task Handle(EffectEnvelope envelope, CommandContext context)
    {
        switch (envelope.Message)
        {
            case BillableServiceDecided message:
                var (patient, current) = await Facts();
                await Execute(context, message, (claim, _) => ClaimRules.Take(claim, message, patient, current), claim => claim);
                break;
            case NoteWasSigned message:
                await Execute(context, message, (claim, _) => ClaimRules.NoteSigned(claim), claim => claim);
                break;
            default:
                await base.Handle(envelope, context);
                break;
        }
    }

    protected override IEnumerable<Effect> Effects(ClaimRecord before, ClaimRecord after, ReadOnlyMemory<JournalEntry> entries) =>
        ClaimEffects.Of(Claim, before, after, entries.Span);

    /// <summary>Whoever is answered finds the correction there, at the end of however many there were (S-8).</summary>
    protected override bool AwaitsDelivery(Effect effect) => effect.Message is BillableServiceDecided;
}
