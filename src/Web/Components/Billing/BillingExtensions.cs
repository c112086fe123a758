namespace GroupActors.Components.Billing;

/// <summary>Registers the screens of claims and tasks.</summary>
internal static class BillingExtensions
{
    /// <summary>Adds what they draw.</summary>
    public static void AddBillingScreens(this IServiceCollection services)
    {
        services.AddSingleton<ClaimsModels>();
        services.AddSingleton<TaskModels>();
    }
}
