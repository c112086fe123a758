namespace GroupActors.Groups;

/// <summary>One patient in the group, as decisions need it.</summary>
[GenerateSerializer, Immutable, Alias("groups.enrollment")]
internal sealed record Enrollment
{
    [Id(0)] public required string Patient { get; init; }
    [Id(1)] public required int Number { get; init; }

    /// <summary>The group's version at its last change: never used twice, not even by the patient's next enrollment.</summary>
    [Id(2)] public required long Version { get; init; }
    [Id(3)] public EnrollmentStatus Status { get; init; }
    [Id(4)] public required DateOnly Since { get; init; }
    [Id(5)] public required DateOnly StatusSince { get; init; }
    [Id(6)] public string? Family { get; init; }
    [Id(7)] public string? Payer { get; init; }
    [Id(8)] public ImmutableArray<HoldView> Holds { get; init; } = [];
    [Id(9)] public DateTimeOffset? LastContact { get; init; }
    [Id(10)] public int Misses { get; init; }
    [Id(11)] public bool IsDropDue { get; init; }

    /// <summary>The misses for which they were dropped; null unless R-7 was the reason.</summary>
    [Id(12)] public int? DroppedForMisses { get; init; }
    [Id(13)] public bool IsDroppedAutomatically { get; init; }
    [Id(14)] public bool IsDropWrong { get; init; }

    /// <summary>Its statuses, oldest first: the present one, and those before it as far back as a session that has not ended, or one that R-7 still counts, may ask.</summary>
    [Id(15)] public required ImmutableArray<StatusChange> Statuses { get; init; }

    /// <summary>Version of the patient who named the payer; the highest holds.</summary>
    [Id(16)] public long PayerVersion { get; init; }

    /// <summary>When the reasons that stand are looked at again.</summary>
    [Id(17)] public ImmutableArray<HoldReview> Reviews { get; init; } = [];

    /// <summary>The closed group has held its last session, and a person decides .</summary>
    [Id(18)] public bool IsGraduationDue { get; init; }

    /// <summary>Local date on which they are expected to graduate; null while not known.</summary>
    [Id(19)] public DateOnly? GraduatesOn { get; init; }

    [Id(20)] public PendingTransfer? Transfer { get; init; }

    /// <summary>Id of the group to which they were transferred.</summary>
    [Id(21)] public string? TransferredTo { get; init; }

    public bool IsReviewDue => IsLive && Reviews.Any(review => review.IsDue);

    /// <summary>When the next review comes due.</summary>
    public DateTimeOffset? NextReview => IsLive ? Reviews.Where(review => !review.IsDue).Min(review => (DateTimeOffset?)review.At) : null;

    public bool IsLive => KeepsPlace(Status);

    /// <summary>The reasons that make the hold what it is: the clinical ones of a clinical hold, or else all .</summary>
    public ImmutableArray<HoldReason> StandingReasons =>
        [.. Holds.Select(hold => hold.Reason).Where(reason => Status != EnrollmentStatus.ClinicalHold || IsClinical(reason))];

    public bool IsAtRisk => IsLive && (Misses >= DropRule.MissesAtRisk || IsDropDue);

    /// <summary>The status in which it came up to an instant; null where it had not begun.</summary>
    public StatusChange? StatusBefore(DateTimeOffset instant) => Statuses.LastOrDefault(change => change.At < instant);

    /// <summary>Whether a hold stood at an instant, also one that was entered only afterwards.</summary>
    public bool IsOnHoldAt(DateTimeOffset instant) => Statuses.LastOrDefault(change => change.At <= instant)?.Status is EnrollmentStatus.ClinicalHold or EnrollmentStatus.AdministrativeHold;

    public Enrollment With(ImmutableArray<HoldView> holds, DateOnly on)
    {
        var status = StatusUnder(holds);
        return this with
        {
            Holds = holds,
            Status = status,
            StatusSince = status == Status ? StatusSince : on,
            Reviews = Reviews.RemoveAll(review => !holds.Any(hold => hold.Reason == review.Reason)),
        };
    }

    public Enrollment Ended(EnrollmentStatus status, DateOnly on) => this with { Status = status, StatusSince = on, Holds = [], Reviews = [], IsDropDue = false, IsGraduationDue = false, GraduatesOn = null, Transfer = null };

    /// <summary>With the review of a reason, in place of the one that it had.</summary>
    public Enrollment Reviewed(HoldReason reason, DateTimeOffset? at) =>
        this with { Reviews = [.. Reviews.Where(review => review.Reason != reason), .. at is { } instant ? [new HoldReview(reason, instant)] : Array.Empty<HoldReview>()] };

    /// <summary>With the contact, where it counts for R-7: one after the enrollment ended came too late to restart anything.</summary>
    public Enrollment Contacted(DateTimeOffset at) => LastContact >= at || (!IsLive && at >= Statuses[^1].At) ? this : this with { LastContact = at };

    /// <summary>The status that follows from the reasons that stand: a clinical hold gives way to an administrative one, never to Active .</summary>
    public static EnrollmentStatus StatusUnder(ImmutableArray<HoldView> holds) =>
        holds.IsEmpty ? EnrollmentStatus.Active
        : holds.Any(hold => IsClinical(hold.Reason)) ? EnrollmentStatus.ClinicalHold
        : EnrollmentStatus.AdministrativeHold;

    public static bool KeepsPlace(EnrollmentStatus status) => status is EnrollmentStatus.Active or EnrollmentStatus.ClinicalHold or EnrollmentStatus.AdministrativeHold;

    public static bool IsClinical(HoldReason reason) => reason is HoldReason.Decompensation or HoldReason.Hospitalization or HoldReason.OtherClinical;
}
