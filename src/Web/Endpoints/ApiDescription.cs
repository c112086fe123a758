using GroupActors.Aggregates;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GroupActors.Endpoints;

/// <summary>What the OpenAPI document says of every operation alike: its problems, and the headers of changes and edits.</summary>
internal static class ApiDescription
{
    /// <summary>A time that has passed: days, hours, minutes and seconds, such as <c>1.02:30:00</c>.</summary>
    private const string Elapsed = @"^(\d{1,7}\.)?([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,7})?$";

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
            operation.Parameters.Add(Header("If-Match", isRequired: false, "The version that the change was decided on, definitionVersion unless the summary names another: after another change the answer is 409 version_conflict."));
        }

        return Task.CompletedTask;
    }

    /// <summary>Says what the JSON of <see cref="StrictJson"/> is, whose own converters the description cannot see through.</summary>
    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (TypeOf(type) is { } one)
        {
            // A key's schema stands once for all fields that hold one; those that may be null say so beside it.
            var isNullable = context.JsonPropertyInfo is { } property && (property.IsGetNullable || property.IsSetNullable) && !IsKey(type);
            schema.Type = isNullable ? one | JsonSchemaType.Null : one;
        }

        if (schema.Items is null && context.JsonTypeInfo.ElementType is { } element && TypeOf(element) is { } each) schema.Items = new OpenApiSchema { Type = each };
        if (type == typeof(decimal)) schema.Format = null;
        if (type == typeof(TimeSpan)) schema.Pattern = Elapsed;
        return Task.CompletedTask;
    }

    private static JsonSchemaType? TypeOf(Type type) =>
        type == typeof(decimal) ? JsonSchemaType.Number
        : type == typeof(string) || type == typeof(DateOnly) || type == typeof(DateTimeOffset) || IsKey(type) ? JsonSchemaType.String
        : null;

    /// <summary>Whether a type is written as the text that names something.</summary>
    private static bool IsKey(Type type) => type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IKey<>));

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
