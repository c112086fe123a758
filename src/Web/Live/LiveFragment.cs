using Microsoft.AspNetCore.Components;

namespace GroupActors.Live;

/// <summary>A component that draws itself both in a page and on every change. It takes the parameter <c>Key</c>, loads what it needs, and its root element has an id.</summary>
/// <param name="Name">Name by which a page asks for it.</param>
/// <param name="Kind">Session or roster.</param>
/// <param name="Component">The component.</param>
/// <param name="HasPart">Whether it may be asked for one part of its subject, as <c>name/part</c>; the component then takes the parameter <c>Part</c>.</param>
internal sealed record LiveFragment(string Name, LiveKind Kind, Type Component, bool HasPart = false);

/// <summary>Registers fragments.</summary>
internal static class LiveFragmentExtensions
{
    /// <summary>A fragment of a session: <c>Key</c> is a <see cref="Sessions.SessionKey"/>.</summary>
    public static IServiceCollection AddSessionFragment<TComponent>(this IServiceCollection services, string name) where TComponent : IComponent =>
        services.AddSingleton(new LiveFragment(name, LiveKind.Session, typeof(TComponent)));

    /// <summary>A fragment of a roster: <c>Key</c> is a <see cref="Groups.GroupKey"/>.</summary>
    public static IServiceCollection AddRosterFragment<TComponent>(this IServiceCollection services, string name, bool hasPart = false) where TComponent : IComponent =>
        services.AddSingleton(new LiveFragment(name, LiveKind.Roster, typeof(TComponent), hasPart));
}
