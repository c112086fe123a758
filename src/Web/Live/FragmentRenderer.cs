using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace GroupActors.Live;

/// <summary>Draws components outside a request. A fresh renderer for each batch: a lasting one would keep everything it ever drew.</summary>
internal sealed class FragmentRenderer(IServiceScopeFactory scopes, ILoggerFactory logs)
{
    /// <summary>The HTML of a component.</summary>
    public async Task<string> Render(Type component, IReadOnlyDictionary<string, object?> parameters)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(parameters.ToDictionary(StringComparer.Ordinal)))).ToHtmlString());
    }
}
