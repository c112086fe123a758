using System.Globalization;

namespace GroupActors.Imports;

/// <summary>Names one piece of a file that an import has staged.</summary>
/// <param name="Import">The run.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Number">0 for the file's first piece.</param>
public sealed record ImportChunkKey(ImportKey Import, string File, int Number)
{
    /// <summary>The most bytes that one piece holds.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Import}/{File}/{Number}");
}
