namespace GroupActors.Imports;

/// <summary>The life of a run: begun once, checked once, carried out step by step.</summary>
internal static class ImportRunRules
{
    public static Decision Begin(ImportState state, BeginImport command)
    {
        if (state.Exists) return Refusal.Conflict("import_begun", "This import was begun already.");
        if (command.Files.IsDefaultOrEmpty) return new Refusal("no_files", "An import needs files.", RefusalKind.Invalid);
        ImmutableArray<RefusalDetail> unknown =
            [.. command.Files.Where(file => !ImportFormat.IsFile(file.Name)).Select(file => new RefusalDetail("unknown_file", $"{file.Name} is none of the import's files."))];
        if (!unknown.IsEmpty) return new Refusal("unknown_file", unknown[0].Message, RefusalKind.Invalid) { Details = unknown };
        if (command.Files.DistinctBy(file => file.Name).Count() < command.Files.Length) return new Refusal("duplicate_file", "A file stands in the import twice.", RefusalKind.Invalid);
        return Decision.Of(new ImportBegun(command.Files, command.IsDryRun, command.AsOf));
    }

    public static Decision Checked(ImportState state, ImportChecked result) => state.Phase == ImportPhase.Checking ? Decision.Of(result) : Decision.Nothing;

    public static Decision Stop(ImportState state, ImportStopped stopped) => state.Phase == ImportPhase.Applying ? Decision.Of(stopped) : Decision.Nothing;

    public static Decision Start(ImportState state) =>
        !state.Exists ? Refusal.NotFound("import")
        : state is { Phase: ImportPhase.Passed, AreFilesDropped: true } ? Refusal.Conflict("import_expired", $"The files of a dry run are kept for {ImportState.PassedStay.Days} days: send them again.")
        : state.Phase != ImportPhase.Passed ? Refusal.Conflict("import_not_passed", "Only a dry run that found nothing wrong can be started.")
        : Decision.Of(new ImportStarted());

    public static Decision Resume(ImportState state) =>
        !state.Exists ? Refusal.NotFound("import")
        : state.Phase != ImportPhase.NeedsAttention ? Refusal.Conflict("import_not_stopped", "Only an import that needs attention can be resumed.")
        : Decision.Of(new ImportResumed());

    public static Decision DropFiles(ImportState state, DateTimeOffset now) => state.DropsFilesAt <= now ? Decision.Of(new ImportFilesDropped()) : Decision.Nothing;

    public static Decision Advance(ImportState state, ImportAdvanced progress) =>
        state.Phase == ImportPhase.Applying && progress.StepsDone > state.StepsDone ? Decision.Of(progress) : Decision.Nothing;
}
