using GroupActors.Identity;
using GroupActors.Sessions;
using Microsoft.AspNetCore.Components;

namespace GroupActors.Pages;

/// <summary>What the pages of one session share: they are not found out of the viewer's reach, whether or not the session exists (P-1).</summary>
public abstract class SessionPage : ComponentBase
{
    /// <summary>The clinic's id.</summary>
    [Parameter] public required string Clinic { get; set; }

    /// <summary>Id of the group.</summary>
    [Parameter] public required string Group { get; set; }

    /// <summary>The date in the session's key.</summary>
    [Parameter] public required string Date { get; set; }

    /// <summary>The slot in the session's key.</summary>
    [Parameter] public required string Slot { get; set; }

    /// <summary>The session.</summary>
    protected SessionKey Key { get; private set; } = null!;

    /// <summary>The request.</summary>
    [CascadingParameter] protected HttpContext Http { get; set; } = null!;

    /// <summary>Makes this answer "not found".</summary>
    [Inject] protected NavigationManager Navigation { get; set; } = null!;

    [Inject] private Reach Reach { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var right = Attribute.GetCustomAttributes(GetType(), typeof(NeedsAttribute)).Cast<NeedsAttribute>().Single().Right;
        if (!SessionKey.TryParse($"{Clinic}/{Group}/{Date}/{Slot}", out var key) || !await Reach.Session(Http.User, key, right))
        {
            Navigation.NotFound();
            return;
        }

        Key = key;
        if (!await Load()) Navigation.NotFound();
    }

    /// <summary>Loads what the page shows; false when there is no such thing.</summary>
    protected abstract Task<bool> Load();
}
