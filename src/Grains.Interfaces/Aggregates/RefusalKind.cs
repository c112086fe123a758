namespace GroupActors.Aggregates;

/// <summary>What sort of refusal it is; the HTTP edge derives the status from it.</summary>
public enum RefusalKind
{
    /// <summary>A rule of the domain forbids it (422).</summary>
    Rule,

    /// <summary>The current state forbids it; another attempt may succeed after a change (409).</summary>
    Conflict,

    /// <summary>There is no such thing in the caller's scope (404).</summary>
    NotFound,

    /// <summary>The caller lacks a right inside their scope (403).</summary>
    Forbidden,

    /// <summary>The input is malformed (400).</summary>
    Invalid,
}
