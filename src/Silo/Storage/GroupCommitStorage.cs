using System.Globalization;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace GroupActors.Storage;

/// <summary>
/// Grain storage whose writes all go through the silo's <see cref="CommitQueue"/>: what is written together is durable together, with one sync.
/// An aggregate's write carries its journal entries, read-table rows, effects and deadline.
/// </summary>
internal sealed class GroupCommitStorage(IDatabase database, CommitQueue queue, Serializer serializer, IActivatorProvider activators) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var (payload, version) = await database.ReadState(StateKey.Of(stateName, grainId));
        grainState.State = payload is null ? activators.GetActivator<T>().Create() : serializer.Deserialize<T>(payload);
        grainState.RecordExists = payload is not null;
        grainState.ETag = version?.ToString(CultureInfo.InvariantCulture);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var state = grainState.State as AggregateState;
        ImmutableArray<Commit> commits = [];
        if (state?.Log is { } log)
        {
            if (log.IsBroken) throw new InconsistentStateException("An earlier write of this activation failed; none of its later ones is taken.");
            commits = log.Upto(state);

            // A caller that waited for a write which another one had begun: all it asks for is durable.
            if (commits.IsEmpty && log.Committed?.Version == state.Version) return;
        }
        else
        {
            state = null;
        }

        // Serialized here, on the grain's turn, though the state is immutable: the committers' threads are the scarce ones.
        var payload = serializer.SerializeToArray(grainState.State);
        grainState.ETag = await Commit(new(StateKey.Of(stateName, grainId), AggregateStream.Of(grainId), ETag(grainState.ETag), payload, state, commits));
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.ETag is null)
        {
            await ReadStateAsync(stateName, grainId, grainState);
            if (!grainState.RecordExists) return;
        }

        grainState.ETag = await Commit(new(StateKey.Of(stateName, grainId), AggregateStream.Of(grainId), ETag(grainState.ETag), null, null, []));
        grainState.RecordExists = false;
        grainState.State = activators.GetActivator<T>().Create();
    }

    private async Task<string> Commit(PendingWrite write) => (await queue.Commit(write)).ToString(CultureInfo.InvariantCulture);

    private static int? ETag(string? text) => string.IsNullOrEmpty(text) ? null : int.Parse(text, CultureInfo.InvariantCulture);
}
