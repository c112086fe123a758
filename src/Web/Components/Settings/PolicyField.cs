using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using GroupActors.Clinics;

namespace GroupActors.Components.Settings;

/// <summary>A policy as a form shows it.</summary>
/// <param name="Policy">Name of the member of <see cref="ClinicPolicies"/>.</param>
/// <param name="Label">What it is about.</param>
/// <param name="Unit">What its number counts; null for a switch.</param>
internal sealed record PolicyField(string Policy, string Label, string? Unit = null)
{
    private readonly PropertyInfo _property = typeof(ClinicPolicies).GetProperty(Policy)!;

    /// <summary>Name in the API.</summary>
    public string Name { get; } = JsonNamingPolicy.CamelCase.ConvertName(Policy);

    /// <summary>Whether it is on or off.</summary>
    public bool IsSwitch => _property.PropertyType == typeof(bool);

    /// <summary>Step of its number: cents, or one.</summary>
    public string Step => _property.PropertyType == typeof(decimal) ? "0.01" : "1";

    /// <summary>Least number taken; null for a switch.</summary>
    public object? Least => Range?.Minimum;

    /// <summary>Greatest number taken; null for a switch.</summary>
    public object? Most => Range?.Maximum;

    /// <summary>The numbers taken, in words.</summary>
    public string Allowed => string.Create(CultureInfo.InvariantCulture, $"{Least:N0} to {Most:N0}");

    /// <summary>What it is unless a clinic sets it.</summary>
    public string Default => IsOn(new()) is { } isOn ? (isOn ? "on" : "off") : Value(new());

    private RangeAttribute? Range => _property.GetCustomAttribute<RangeAttribute>();

    /// <summary>Its number, as a field takes it.</summary>
    public string Value(ClinicPolicies policies) => string.Create(CultureInfo.InvariantCulture, $"{_property.GetValue(policies)}");

    /// <summary>Whether it is on; null for a number.</summary>
    public bool? IsOn(ClinicPolicies policies) => _property.GetValue(policies) as bool?;
}
