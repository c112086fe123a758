using GroupActors.Clinics;
using GroupActors.Notes;
using GroupActors.Patients;

namespace GroupActors.Claims;

/// <summary>The claims of one attendance, with the effects that they have not delivered to each other yet.</summary>
internal sealed class ClaimWorld(ClinicSettings? settings = null, string? payer = "p1")
{
    public static readonly ClaimKey First = new(BillingClinic.Session, "pat", 1);

    private static readonly DateTimeOffset Now = new(2026, 3, 5, 12, 0, 0, TimeSpan.Zero);
    private readonly Dictionary<ClaimKey, ClaimRecord> _claims = [];

    public ClinicSettings Settings { get; } = settings ?? BillingClinic.Settings;

    /// <summary>What claims told each other and nobody delivered yet.</summary>
    public List<(ClaimKey Target, IEffectMessage Message)> Outbox { get; } = [];

    public IEnumerable<ClaimRecord> Issued => _claims.Values.Where(claim => claim.Service is not null);

    /// <summary>The claims that bill, or may yet: a void under way and what was replaced do not.</summary>
    public IEnumerable<ClaimRecord> Billing => Issued.Where(claim => claim.State is not (ClaimState.Voided or ClaimState.VoidPending or ClaimState.Replaced or ClaimState.ReplacePending));

    public ClaimRecord this[int correction] => _claims.GetValueOrDefault(First with { Correction = correction }) ?? new();

    public static BillableService Service(string code = "90853", int minutes = 60, int size = 8, params ImmutableArray<ReviewReason> reasons) =>
        new(code, BillingClinic.Date, minutes, size, Sessions.Modality.InPerson, ["f1"], "anxiety", null, reasons, 7);

    public ClaimWorld Decide(long version, BillableService? service, bool drain = true)
    {
        Deliver(First, new BillableServiceDecided(version, service));
        if (drain) Drain();
        return this;
    }

    /// <summary>What telling the first claim this would do.</summary>
    public ClaimChange? Try(long version, BillableService? service) => ClaimRules.ChangeBy(this[1], new(version, service), Patient(), Settings);

    public ClaimWorld Sign()
    {
        Deliver(First, new NoteWasSigned(new(First.Session, First.Patient)));
        Drain();
        return this;
    }

    public Refusal? Review(ReviewDecision decision, string? code = null, string? reason = null, ClinicSettings? settings = null) =>
        Commit(First, ClaimRules.Review(this[1], new(decision, code), reason, Patient(), settings ?? Settings));

    public Refusal? Move(ClaimState to, decimal? paid = null, string? reason = "as the payer says", int correction = 1)
    {
        var refusal = Commit(First with { Correction = correction }, ClaimRules.Move(this[correction], new(to, null, paid), reason, Settings));
        Drain();
        return refusal;
    }

    public void Deliver(ClaimKey target, IEffectMessage message) => Commit(target, message switch
    {
        BillableServiceDecided decided => ClaimRules.Take(this[target.Correction], decided, Patient(), Settings),
        _ => ClaimRules.NoteSigned(this[target.Correction]),
    });

    public void Drain()
    {
        while (Outbox.Count > 0)
        {
            var (target, message) = Outbox[0];
            Outbox.RemoveAt(0);
            Deliver(target, message);
        }
    }

    private Refusal? Commit(ClaimKey key, Decision decision)
    {
        var before = this[key.Correction];
        JournalEntry[] entries = [.. decision.Events.Select((happened, index) => new JournalEntry(before.Version + 1 + index, Now, Actor.System("test"), null, null, null, happened))];
        var after = before.Apply(entries);
        _claims[key] = after;
        foreach (var effect in ClaimEffects.Of(key, before, after, entries)) Outbox.Add((ClaimKey.Parse(effect.Target.Key.ToString()!), effect.Message));
        return decision.Refusal;
    }

    private PatientView Patient() => new(
        new("riverside", "pat"), 1, "A", "B", new(1990, 1, 1), null, [], payer is null ? [] : [new(payer, "m", new(2020, 1, 1), null)], []);
}
