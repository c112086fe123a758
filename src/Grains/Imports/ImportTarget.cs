using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace GroupActors.Imports;

/// <summary>Gives an import's commands. A command's id derives from whom it is for, what it asks and its content, so that the same row twice is one command.</summary>
internal sealed class ImportTarget(IGrainFactory grains, Actor actor, string attempt)
{
    public IGrainFactory Grains => grains;

    /// <summary>Differs each time a stopped run is taken up: added to an operation whose refusal is final for its command, so that it is asked anew.</summary>
    public string Attempt => attempt;

    public CommandContext Context(string target, string operation, object command, string? reason = null)
    {
        var content = JsonSerializer.Serialize(command, command.GetType(), JournalJson.Options);
        var hash = XxHash128.Hash(Encoding.UTF8.GetBytes($"import\n{target}\n{operation}\n{content}"));
        return new(new Guid(hash), actor, reason, "import");
    }

    /// <summary>Gives a command and returns why it was refused; null when it was done, now or before: its id makes a repeat of it no second command.</summary>
    public async Task<Refusal?> Give<TCommand, TView>(
        string target, string operation, TCommand command, Func<CommandContext, TCommand, CancellationToken, Task<Outcome<TView>>> method, string? reason = null)
        where TCommand : class where TView : class =>
        (await method(Context(target, operation, command, reason), command, CancellationToken.None)).Refusal;
}
