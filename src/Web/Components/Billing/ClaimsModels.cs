using System.Globalization;
using GroupActors.Claims;
using GroupActors.Clinics;
using GroupActors.Groups;
using GroupActors.Live;
using GroupActors.Reports;

namespace GroupActors.Components.Billing;

/// <summary>Makes what the claims list draws. It asks no rights: whoever draws has asked.</summary>
internal sealed class ClaimsModels(IGrainFactory grains, ClinicDirectory directory, TimeProvider clock)
{
    /// <summary>Sessions of a queue on the first page of all that do not move.</summary>
    private const int Glance = 12;

    /// <summary>Sessions on one page of a single queue.</summary>
    private const int PageSize = 40;

    /// <summary>One queue, or all whose claims do not move.</summary>
    /// <param name="state">The queue; null for all that do not move.</param>
    /// <param name="page">Number of the page of a single queue, from 1.</param>
    public async Task<ClaimsModel> Of(ClinicKey clinic, ClaimState? state, int page)
    {
        var facts = await directory.Of(clinic);
        var today = facts.Zone.Date(clock.GetUtcNow());
        var counts = (await grains.Reports(clinic).ClaimStates()).ToDictionary(count => count.State);
        var queues = ClaimWords.Order.Where(queue => queue == ClaimState.NeedsReview || queue == state || counts.ContainsKey(queue))
            .Select(queue => Queue(queue, counts.GetValueOrDefault(queue), facts, today)).ToList();
        var sections = new List<ClaimSectionModel>();
        DateOnly? nearest = null;
        foreach (var queue in queues.Where(queue => state is null ? queue is { IsStuck: true, Count: > 0 } : queue.State == state))
        {
            var size = state is null ? Glance : PageSize;
            var (claims, sessions) = await grains.Reports(clinic).SessionClaims(queue.State, (page - 1) * size, size);
            if (ClaimWords.IsUnfiled(queue.State)) nearest = Earlier(nearest, counts.GetValueOrDefault(queue.State)?.NearestDeadline);
            sections.Add(new(queue, await Rows(clinic, queue.State, claims, facts, today), page, (int)((sessions + size - 1) / size), Math.Max(0, sessions - ((long)page * size))));
        }

        return new(clinic.Clinic, queues, sections, nearest?.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture));
    }

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other ?? one : one;

    private static ClaimQueueModel Queue(ClaimState state, ClaimStateCount? count, ClinicFacts facts, DateOnly today) => new(
        state, ClaimWords.Name(state), ClaimWords.Glyph(state), ClaimWords.IsStuck(state), count?.Count ?? 0, count?.Charge ?? 0m, count?.Oldest is { } oldest ? Days(oldest, facts, today) : null);

    private async Task<IReadOnlyList<ClaimRowModel>> Rows(ClinicKey clinic, ClaimState state, IReadOnlyList<ClaimListItem> claims, ClinicFacts facts, DateOnly today)
    {
        var names = await grains.Reports(clinic).PatientNames([.. claims.Select(claim => claim.Patient)]);
        var part2 = await Part2(claims, facts);
        return await Task.WhenAll(claims.GroupBy(claim => (claim.Key.Session, claim.Reason, claim.Code)).Select(row => Row([.. row])));

        async Task<ClaimRowModel> Row(List<ClaimListItem> alike)
        {
            var first = alike[0];
            var view = await grains.Claim(first.Key).Get();
            var reasons = view is null ? [] : view.Reasons.DefaultIfEmpty(new("", ClaimWords.Why(state)));
            return new(
                first.Key.Session,
                facts.Names.Groups.GetValueOrDefault(first.Group, first.Group),
                first.ServiceDate.ToString(first.ServiceDate.Year == today.Year ? "ddd MMM d" : "ddd MMM d, yyyy", CultureInfo.InvariantCulture),
                part2.Contains(first.Key.Session.GroupKey),
                [.. reasons.Select(reason => reason.ProposedCode is null ? reason.Message : $"{reason.Message} {reason.ProposedCode} is proposed.")],
                alike.Exists(claim => claim.Charge is null) ? null : alike.Sum(claim => claim.Charge),
                alike.Max(claim => Days(claim.StateSince, facts, today)),
                ClaimWords.IsUnfiled(state) ? alike.Min(claim => claim.FilingDeadline?.DayNumber - today.DayNumber) : null,
                Step(view, facts),
                [.. alike.Select(claim => claim.Code).OfType<string>().Distinct(StringComparer.Ordinal)],
                [.. reasons.Select(reason => reason.ProposedCode).OfType<string>().Distinct(StringComparer.Ordinal)],
                [.. alike.Select(claim => new ClaimLineModel(claim.Key, names.GetValueOrDefault(claim.Patient, claim.Patient), facts.Settings?.Payer(claim.Payer)?.Name ?? claim.Payer, claim.Code, claim.Charge)).OrderBy(line => line.Member, StringComparer.Ordinal)]);
        }
    }

    /// <summary>Which of the claims' groups 42 CFR Part 2 protects.</summary>
    private async Task<HashSet<GroupKey>> Part2(IReadOnlyList<ClaimListItem> claims, ClinicFacts facts)
    {
        var groups = await Task.WhenAll(claims.Select(claim => claim.Key.Session.GroupKey).Distinct().Select(key => grains.Group(key).Get()));
        return [.. groups.OfType<GroupView>().Where(group => facts.Settings?.GroupType(group.GroupType)?.IsSubstanceUse == true).Select(group => group.Key)];
    }

    private static string Step(ClaimView? view, ClinicFacts facts) => view switch
    {
        null => "",
        { State: ClaimState.AwaitingNote, Facilitators: [var first, ..] } => $"{facts.Facilitator(first)} signs the note.",
        _ => view.NextStep ?? "",
    };

    private static int Days(DateTimeOffset since, ClinicFacts facts, DateOnly today) => today.DayNumber - facts.Zone.Date(since).DayNumber;
}
