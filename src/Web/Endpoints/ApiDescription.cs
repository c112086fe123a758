using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GroupActors.Endpoints;

/// <summary>What the OpenAPI document says of every operation alike: its problems, and the headers of changes and edits.</summary>
internal static class ApiDescription
{
    /// <summary>Adds it to an operation.</summary>
    public static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "A problem (RFC 9457): code says which, title says it in words.",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new() { Schema = Problem() } },
        };
        if (context.Description.HttpMethod is "GET") return Task.CompletedTask;
        operation.Parameters ??= [];
        operation.Parameters.Add(Header(Caller.KeyHeader, isRequired: false, "Names this change: sent again with the same key, it is done once."));
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<VersionRequired>().Any())
            operation.Parameters.Add(Header("If-Match", isRequired: true, "The ETag of the enrollment that the edit was decided on."));
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<EditConditions>().Any())
        {
            operation.Parameters.Add(Header("If-None-Match", isRequired: false, "* to create: where the id is in use already, the answer is 409 already_exists."));
            operation.Parameters.Add(Header("If-Match", isRequired: false, "The definitionVersion that the change was decided on: after another change the answer is 409 version_conflict."));
        }

        return Task.CompletedTask;
    }

    private static OpenApiParameter Header(string name, bool isRequired, string description) =>
        new() { In = ParameterLocation.Header, Name = name, Required = isRequired, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static OpenApiSchema Problem() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string>(StringComparer.Ordinal) { "status", "title", "code" },
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["title"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["code"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["details"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.Object } },
            ["current"] = new OpenApiSchema { Type = JsonSchemaType.Object, Description = "The present state, where it helps the caller." },
        },
    };
}
