namespace GroupActors.Clinics;

/// <summary>Everything a clinic has set, as one immutable version. Decisions record the version that they were made under.</summary>
/// <param name="Clinic">The clinic's id.</param>
/// <param name="Version">Raised by every change.</param>
/// <param name="Name">Name as staff and patients see it.</param>
/// <param name="TimeZone">IANA time zone.</param>
/// <param name="Billing">Who bills; null until it is set.</param>
/// <param name="Policies">The numbers behind the rules.</param>
/// <param name="GroupTypes">Modalities the clinic runs.</param>
/// <param name="Payers">Payers and their rules.</param>
/// <param name="Fees">Fee schedule (B-11).</param>
[GenerateSerializer, Immutable, Alias("clinics.settings")]
public sealed record ClinicSettings(
    [property: Id(0)] string Clinic,
    [property: Id(1)] long Version,
    [property: Id(2)] string Name,
    [property: Id(3)] string TimeZone,
    [property: Id(4)] BillingIdentity? Billing,
    [property: Id(5)] ClinicPolicies Policies,
    [property: Id(6)] ImmutableArray<GroupType> GroupTypes,
    [property: Id(7)] ImmutableArray<Payer> Payers,
    [property: Id(8)] ImmutableArray<Fee> Fees)
{
    /// <summary>Dates on which the clinic is closed, by date.</summary>
    [Id(9)] public ImmutableArray<Holiday> Holidays { get; init; } = [];

    /// <summary>The version at which the policies were set last: the ETag of an edit of them .</summary>
    [Id(10)] public long PoliciesVersion { get; init; }

    /// <summary>The version at which each group type was defined last, by its id: the ETag of an edit of it .</summary>
    [Id(11)] public ImmutableDictionary<string, long> GroupTypeVersions { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>The holiday on a date, or null.</summary>
    public Holiday? Holiday(DateOnly date) => Holidays.FirstOrDefault(holiday => holiday.Date == date);

    /// <summary>The group type with this id, or null.</summary>
    public GroupType? GroupType(string id) => GroupTypes.FirstOrDefault(type => type.Id == id);

    /// <summary>The payer with this id, or null.</summary>
    public Payer? Payer(string? id) => Payers.FirstOrDefault(payer => payer.Id == id);

    /// <summary>The fee of a service on a date, or null when the schedule has none (B-11).</summary>
    public Fee? Fee(string? payer, string code, DateOnly date) => Fees
        .Where(fee => fee.Payer == payer && fee.Code == code && fee.From <= date && (fee.To is null || date <= fee.To))
        .MaxBy(fee => fee.From);
}
