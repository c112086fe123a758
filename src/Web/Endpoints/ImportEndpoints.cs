using System.Collections.Immutable;
using GroupActors.Aggregates;
using GroupActors.Identity;
using GroupActors.Imports;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace GroupActors.Endpoints;

/// <summary>Imports .</summary>
internal static class ImportEndpoints
{
    /// <summary>Largest body of an import, in bytes.</summary>
    public const int MaxBody = 64 * 1024 * 1024;

    /// <summary>The most characters of a boundary between parts (RFC 2046).</summary>
    private const int MaxBoundary = 70;

    /// <summary>Maps them.</summary>
    public static void MapImports(this RouteGroupBuilder clinic)
    {
        var imports = clinic.MapGroup("/imports").WithTags("Imports");
        imports.MapGet("", ([AsParameters] ClinicRoute at, IGrainFactory grains) => grains.Reports(at.Key).Imports())
            .Needs(Right.Import).WithSummary("The clinic's imports, the latest first.");
        imports.MapPost("", Begin).Needs(Right.Import).WithMetadata(new RequestSizeLimitAttribute(MaxBody)).Accepts<IFormFile>("multipart/form-data")
            .WithSummary("Begin an import: the CSV files of docs/import.md or one zip of them as multipart/form-data. dryRun=true (the default) checks only; asOf names the date that relative dates count from.");

        var import = imports.MapKey<ImportKey>("/{import}", "clinic", "import");
        import.MapGet("", Get).Needs(Right.Import).WithSummary("How far the import is, with up to 500 problems from skip on.");
        import.MapPost("/start", ([AsParameters] ImportRoute at, Caller caller, IGrainFactory grains) => grains.Import(at.Key).Start(caller.Context()).Answer())
            .Needs(Right.Import).WithSummary("Make a dry run that found nothing wrong a real one.");
        import.MapPost("/resume", ([AsParameters] ImportRoute at, Caller caller, IGrainFactory grains) => grains.Import(at.Key).Resume(caller.Context()).Answer())
            .Needs(Right.Import).WithSummary("Take up an import that needs attention, when what it stopped at is put right.");
    }

    /// <summary>An import and a page of its problems.</summary>
    internal sealed record ImportStatus(ImportView Import, ImmutableArray<ImportProblem> Problems);

    private static async Task<Results<Ok<ImportStatus>, ProblemHttpResult>> Get([AsParameters] ImportRoute at, int? skip, int? take, IGrainFactory grains)
    {
        if (skip is < 0 or > 1_000_000 || take is < 1 or > 500) return Problems.Of(Refusal.Invalid("page", "Skip is 0 to 1000000, take 1 to 500."));
        var import = grains.Import(at.Key);
        if (await import.Get() is not { } view) return Problems.Of(Problems.NotFound);
        return TypedResults.Ok(new ImportStatus(view, await import.Problems(skip ?? 0, take ?? 100)));
    }

    private static async Task<Results<Ok<ImportView>, ProblemHttpResult>> Begin([AsParameters] ClinicRoute at, string? dryRun, string? asOf, Caller caller, IGrainFactory grains, HttpRequest request, CancellationToken cancellationToken)
    {
        if (dryRun is not (null or "true" or "false")) return Problems.Of(Refusal.Invalid("dry_run", "dryRun is true or false."));
        DateOnly? date = null;
        if (asOf is not null)
        {
            if (!QueryDate.TryRead(asOf, out var named)) return Problems.Of(Refusal.Invalid("as_of", QueryDate.WhyNot("asOf", asOf)));
            date = named;
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != "multipart/form-data" || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= MaxBoundary } boundary)
            return Problems.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", "Send the files as multipart/form-data.");

        var context = caller.Context();
        var key = new ImportKey(at.Clinic, context.CommandId.ToString("N"));
        var import = grains.Import(key);
        // The same request again: its run reads what the first one staged.
        if (await import.Get(cancellationToken) is { } begun) return TypedResults.Ok(begun);
        var staging = new ImportStaging(grains, key);
        var refusal = await Stage(staging, new(boundary, request.Body), cancellationToken);
        if (refusal is null)
        {
            var outcome = await import.Begin(context, new(staging.Files, dryRun != "false", date), cancellationToken);
            if (outcome.IsDone) return TypedResults.Ok(outcome.Value);
            refusal = outcome.Refusal;
        }

        if (await import.Get(CancellationToken.None) is null) await staging.Discard();
        return Problems.Of(refusal);
    }

    private static async Task<Refusal?> Stage(ImportStaging staging, MultipartReader parts, CancellationToken cancellationToken)
    {
        try
        {
            while (await parts.ReadNextSectionAsync(cancellationToken) is { } part)
            {
                if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) || !disposition.IsFileDisposition()) continue;
                var name = Path.GetFileName((disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName)).Value);
                var refusal = name?.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) == true
                    ? await staging.AddZip(part.Body, cancellationToken)
                    : await staging.Add(name, part.Body, cancellationToken);
                if (refusal is not null) return refusal;
            }

            return null;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return new("malformed_request", "The parts of the body cannot be told apart.", RefusalKind.Invalid);
        }
    }
}
