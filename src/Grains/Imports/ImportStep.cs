namespace GroupActors.Imports;

/// <summary>One step of a plan.</summary>
/// <param name="Partition">Steps of one stage and partition are carried out in order, others at the same time.</param>
/// <param name="Row">The row it comes from.</param>
/// <param name="Do">Gives the commands; a repeat changes nothing.</param>
internal sealed record ImportStep(ImportStage Stage, string Partition, ImportCells? Row, Func<ImportTarget, Task<Refusal?>> Do);
