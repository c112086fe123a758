using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using GroupActors.Aggregates;
using GroupActors.Groups;
using GroupActors.Identity;
using GroupActors.Live;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GroupActors.Endpoints;

/// <summary>One search over everything that the caller may see.</summary>
internal static class SearchEndpoints
{
    private const int MostOfAKind = 20;

    /// <summary>Maps it.</summary>
    public static void MapSearch(this RouteGroupBuilder clinic) =>
        clinic.MapPost("/search", Search).Needs(Right.ReadSettings).WithTags("Search").WithSummary("Find patients, groups, facilitators and rooms by a part of their name or id: those that the caller may see.");

    /// <summary>A part of a name or id. It is a body, for a name never stands in an address.</summary>
    internal sealed record SearchRequest(string? Text = null);

    private static async Task<Results<Ok<ImmutableArray<SearchHit>>, ProblemHttpResult>> Search(
        [AsParameters] ClinicRoute at, SearchRequest body, Caller caller, ClaimsPrincipal user, Reach reach, ClinicDirectory directory, IGrainFactory grains)
    {
        if (body.Text is { Length: > 100 }) return Problems.Of(Refusal.Invalid("text", "Search for at most 100 characters."));
        if (body.Text?.Trim() is not { Length: > 0 } text) return TypedResults.Ok(ImmutableArray<SearchHit>.Empty);
        var names = (await directory.Of(at.Key)).Names;
        var href = $"/clinics/{at.Clinic}";
        var hits = new List<SearchHit>();
        var groups = new List<GroupKey>();
        if (caller.Member.May(Right.ReadRoster))
        {
            foreach (var (id, name) in names.Groups.OrderBy(group => group.Value, StringComparer.OrdinalIgnoreCase))
            {
                if (GroupKey.TryParse($"{at.Clinic}/{id}", out var key) && await reach.Group(user, key, Right.ReadRoster)) groups.Add(key);
            }

            hits.AddRange(groups.Where(key => Meets(text, key.Group, names.Groups[key.Group])).Take(MostOfAKind).Select(key => new SearchHit("group", key.Group, names.Groups[key.Group], null, $"{href}/groups/{key.Group}")));
        }

        if (caller.Member.May(Right.ReadPatients))
        {
            var found = await grains.Reports(at.Key).Patients(text);
            hits.AddRange(found.Take(MostOfAKind).Select(patient => new SearchHit("patient", patient.Patient, patient.Name, "Born " + patient.BirthDate.ToString("MMM d, yyyy", CultureInfo.InvariantCulture), $"{href}/patients/{patient.Patient}")));
        }
        else
        {
            // Members of one's own groups alone.
            foreach (var key in groups) hits.AddRange(await Members(key, names.Groups[key.Group], text, grains));
        }

        if (caller.Member.May(Right.ReadStaff))
        {
            hits.AddRange(Named("facilitator", names.Facilitators, text, $"{href}/facilitators"));
            hits.AddRange(Named("room", names.Rooms, text, $"{href}/rooms"));
        }

        return TypedResults.Ok(hits.ToImmutableArray());
    }

    private static async Task<IEnumerable<SearchHit>> Members(GroupKey key, string group, string text, IGrainFactory grains)
    {
        if (await grains.Group(key).Get() is not { } view) return [];
        var names = await grains.Reports(new(key.Clinic)).PatientNames([.. view.Enrollments.Select(enrollment => enrollment.Patient).Distinct()]);
        return names.Where(name => Meets(text, name.Key, name.Value)).OrderBy(name => name.Value, StringComparer.OrdinalIgnoreCase).Take(MostOfAKind)
            .Select(name => new SearchHit("patient", name.Key, name.Value, group, $"/clinics/{key.Clinic}/groups/{key.Group}?member={name.Key}"));
    }

    private static IEnumerable<SearchHit> Named(string kind, IEnumerable<KeyValuePair<string, string>> names, string text, string href) =>
        names.Where(name => Meets(text, name.Key, name.Value)).OrderBy(name => name.Value, StringComparer.OrdinalIgnoreCase).Take(MostOfAKind).Select(name => new SearchHit(kind, name.Key, name.Value, null, $"{href}/{name.Key}"));

    private static bool Meets(string text, string id, string name) => name.Contains(text, StringComparison.OrdinalIgnoreCase) || id.Contains(text, StringComparison.OrdinalIgnoreCase);
}
