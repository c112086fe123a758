using GroupActors.Facilitators;

namespace GroupActors.Components.Settings;

/// <summary>The words in which a clinic speaks of credentials.</summary>
internal sealed class KnownCredentials(IGrainFactory grains)
{
    /// <summary>Codes that facilitators have or group types ask for, in order.</summary>
    public async Task<IReadOnlyCollection<string>> Of(string clinic)
    {
        var settings = await grains.Clinic(new(clinic)).Settings();
        var names = await grains.Reports(new(clinic)).Names();
        var facilitators = await Task.WhenAll(names.Facilitators.Keys.Select(id => grains.Facilitator(new(clinic, id)).Get()));
        var had = facilitators.OfType<FacilitatorView>().SelectMany(facilitator => facilitator.Credentials).Select(credential => credential.Code);
        var asked = (settings?.GroupTypes ?? []).SelectMany(type => type.RequiredCredentials).SelectMany(required => required.AnyOf);
        return new SortedSet<string>(had.Concat(asked), StringComparer.Ordinal);
    }
}
