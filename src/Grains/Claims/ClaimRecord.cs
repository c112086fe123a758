namespace GroupActors.Claims;

/// <summary>A claim's state. It exists before the claim is issued where a withdrawal or a signed note was heard of first.</summary>
[GenerateSerializer, Immutable, Alias("claim.state")]
internal sealed record ClaimRecord : AggregateState<ClaimRecord>
{
    /// <summary>The session's version that <see cref="Decided"/> is as of.</summary>
    [Id(0)] public long SessionVersion { get; init; }

    /// <summary>What the session says is billable now; null when nothing is.</summary>
    [Id(1)] public BillableService? Decided { get; init; }

    /// <summary>What this claim bills; differs from <see cref="Decided"/> while a correction waits for the payer. Null until it is issued.</summary>
    [Id(2)] public BillableService? Service { get; init; }

    /// <summary>Code and money; null until it is issued.</summary>
    [Id(3)] public ClaimPrice? Price { get; init; }

    [Id(4)] public ClaimState State { get; init; }

    [Id(5)] public DateTimeOffset StateSince { get; init; }

    /// <summary>Dollars paid so far.</summary>
    [Id(6)] public decimal Paid { get; init; }

    [Id(7)] public string? PayerControlNumber { get; init; }

    [Id(8)] public bool IsNoteSigned { get; init; }

    /// <summary>Whether the next correction took over.</summary>
    [Id(9)] public bool HasSuccessor { get; init; }

    /// <summary>Whether an amendment waits for the payer's answer.</summary>
    public bool AwaitsCorrection => State is ClaimState.Submitted or ClaimState.Accepted && Service is not null && !Service.BillsSameAs(Decided);

    protected override ClaimRecord On(JournalEntry entry) => entry.Event switch
    {
        ServiceDecided decided => this with
        {
            SessionVersion = decided.SessionVersion,
            Decided = decided.Service,
            Service = Service?.BillsSameAs(decided.Service) == true ? decided.Service : Service,
        },
        ClaimIssued issued => this with { Service = issued.Service, Price = issued.Price, State = issued.State, StateSince = entry.At },
        ClaimPriced priced => this with { Price = priced.Price },
        ClaimMoved moved => this with
        {
            State = moved.To,
            StateSince = entry.At,
            PayerControlNumber = moved.PayerControlNumber ?? PayerControlNumber,
            Paid = moved.Paid ?? Paid,
        },
        ClaimSucceeded => this with { HasSuccessor = true },
        ClaimNoteSigned => this with { IsNoteSigned = true },
        _ => this,
    };
}
