using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace GroupActors.Patients;

/// <summary>Names a patient: clinic and a surrogate id that means nothing outside the clinic.</summary>
[GenerateSerializer, Immutable, Alias("patients.key"), JsonConverter(typeof(KeyJsonConverter<PatientKey>))]
public sealed record PatientKey([property: Id(0)] string Clinic, [property: Id(1)] string Patient) : IKey<PatientKey>
{
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PatientKey? key)
    {
        key = KeyText.TrySplit(text, 2, out var segments) ? new(segments[0], segments[1]) : null;
        return key is not null;
    }

    /// <summary>Reads a key that is known to be well formed.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static PatientKey Parse(string text)
    {
        if (!TryParse(text, out var key)) KeyText.Refuse("patient");
        return key;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Clinic}/{Patient}";
}
