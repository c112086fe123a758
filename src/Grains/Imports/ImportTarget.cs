using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace GroupActors.Imports;

/// <summary>Gives an import's commands. A command's id derives from whom it is for, what it asks and its content, so that a run that is taken up again repeats what it had done.</summary>
internal sealed class ImportTarget(IGrainFactory grains, ImportKey run, Actor actor, int resumptions)
{
    public IGrainFactory Grains => grains;

    /// <summary>How often the run was resumed: added to an operation whose refusal is final for its command, so that it is asked anew.</summary>
    public int Resumptions => resumptions;

    /// <summary>
    /// Says how things are to be, and returns why that was refused; null when they are so, now or before. Each run says it anew, for another or a person may have changed it since;
    /// the rule finds nothing to do where nobody did.
    /// </summary>
    public async Task<Refusal?> Set<TCommand, TView>(string target, string operation, TCommand command, Func<CommandContext, TCommand, CancellationToken, Task<Outcome<TView>>> method)
        where TCommand : class where TView : class =>
        (await method(Context(target, $"{run.Import} {operation}", command), command, CancellationToken.None)).Refusal;

    /// <summary>Says that something happened, and returns why that was refused; null when it was taken, now or by an earlier run: what people made of it since stays.</summary>
    public async Task<Refusal?> Record<TCommand, TView>(string target, string operation, TCommand command, Func<CommandContext, TCommand, CancellationToken, Task<Outcome<TView>>> method)
        where TCommand : class where TView : class =>
        (await method(Context(target, operation, command), command, CancellationToken.None)).Refusal;

    /// <summary>The context of a command that is the same one whichever run gives it.</summary>
    public CommandContext Context(string target, string operation, object command, string? reason = null) => new(IdOf(target, operation, command), actor, reason, "import");

    /// <summary>The id of a command that is the same one whichever run gives it.</summary>
    public static Guid IdOf(string target, string operation, object command)
    {
        var content = JsonSerializer.Serialize(command, command.GetType(), JournalJson.Options);
        return new(XxHash128.Hash(Encoding.UTF8.GetBytes($"import\n{target}\n{operation}\n{content}")));
    }
}
