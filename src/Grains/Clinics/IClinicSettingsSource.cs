namespace GroupActors.Clinics;

/// <summary>A clinic's settings as this silo knows them: at most a second old, and current where the change was made on this silo.</summary>
internal interface IClinicSettingsSource
{
    /// <summary>The settings in force; null when there is no such clinic.</summary>
    ValueTask<ClinicSettings?> Get(string clinic);

    /// <summary>The same, from the clinic itself: with all that was set before the call.</summary>
    Task<ClinicSettings?> Ask(string clinic);
}
