using System.Collections.Immutable;
using System.IO.Compression;
using GroupActors.Aggregates;

namespace GroupActors.Imports;

/// <summary>Takes the files of one import apart into the pieces that the run reads, never holding more than one piece of a file.</summary>
internal sealed class ImportStaging(IGrainFactory grains, ImportKey import)
{
    /// <summary>The most bytes that the files of one import have together, unpacked.</summary>
    public const long MaxBytes = 256L * 1024 * 1024;

    private const int MaxFiles = 32;

    /// <summary>Characters of a file's name that are shown.</summary>
    private const int MaxShown = 60;

    /// <summary>By name of the file.</summary>
    private readonly Dictionary<string, int> _pieces = new(StringComparer.Ordinal);

    private long _bytes;

    /// <summary>What has been staged.</summary>
    public ImmutableArray<StagedFile> Files => [.. _pieces.Select(file => new StagedFile(file.Key, file.Value))];

    /// <summary>Stages one file. Refused: <c>unknown_file</c>, <c>duplicate_file</c>, <c>too_many_files</c>, <c>import_too_large</c>.</summary>
    public async Task<Refusal?> Add(string? name, Stream content, CancellationToken cancellationToken)
    {
        if (!KeyText.IsSegment(name) || !name.EndsWith(".csv", StringComparison.Ordinal)) return new("unknown_file", $"{Shown(name)} is none of the import's files.", RefusalKind.Invalid);
        if (!_pieces.TryAdd(name, 0)) return new("duplicate_file", "A file stands in the import twice.", RefusalKind.Invalid);
        if (_pieces.Count > MaxFiles) return new("too_many_files", $"An import has at most {MaxFiles} files.", RefusalKind.Invalid);
        var piece = new byte[ImportChunkKey.MaxBytes];
        int length;
        while ((length = await content.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellationToken)) > 0)
        {
            if ((_bytes += length) > MaxBytes) return new("import_too_large", $"The files of one import have at most {MaxBytes / 1024 / 1024} MB together.", RefusalKind.Invalid);
            await grains.ImportChunk(new(import, name, _pieces[name])).Put(piece.AsSpan(0, length).ToArray(), cancellationToken);
            _pieces[name]++;
        }

        return null;
    }

    /// <summary>Forgets what was staged: it will not be imported.</summary>
    public async Task Discard()
    {
        foreach (var (file, pieces) in _pieces)
        {
            for (var number = 0; number < pieces; number++) await grains.ImportChunk(new(import, file, number)).Clear();
        }
    }

    /// <summary>Stages the CSV files of a zip. Refused also: <c>invalid_zip</c>.</summary>
    public async Task<Refusal?> AddZip(Stream content, CancellationToken cancellationToken)
    {
        // A zip is read from its end: it waits in a file that is gone with the request.
        await using var spooled = new FileStream(
            Path.GetTempFileName(), new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        await content.CopyToAsync(spooled, cancellationToken);
        spooled.Position = 0;
        try
        {
            await using var zip = await ZipArchive.CreateAsync(spooled, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            foreach (var entry in zip.Entries.Where(IsFile))
            {
                await using var file = await entry.OpenAsync(cancellationToken);
                if (await Add(entry.Name, file, cancellationToken) is { } refusal) return refusal;
            }
        }
        catch (InvalidDataException)
        {
            return new("invalid_zip", "The zip cannot be read.", RefusalKind.Invalid);
        }

        return null;
    }

    /// <summary>A file's name as it can be shown.</summary>
    private static string Shown(string? name) =>
        name is null or "" ? "A file without a name" : string.Concat(name.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Take(MaxShown)) + (name.Length > MaxShown ? "..." : "");

    /// <summary>Whether an entry is a file of the program's: a Mac adds one of its own for each, hidden or in a folder beside them.</summary>
    private static bool IsFile(ZipArchiveEntry entry) =>
        entry.Name.EndsWith(".csv", StringComparison.Ordinal) && !entry.Name.StartsWith('.') && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal);
}
