using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;

namespace GroupActors.Storage;

/// <summary>States stay readable, and writable, by Microsoft.Orleans.Persistence.AdoNet.</summary>
public sealed class StockProviderTests
{
    [Theory, InlineData(TestDatabase.SQLite), InlineData(TestDatabase.PostgreSQL)]
    public async Task The_stock_provider_and_ours_read_and_follow_each_others_writes(TestDatabase kind)
    {
        await using var silo = await TestSilo.Start(kind, configure: builder => builder.Services.AddAdoNetGrainStorage(
            "stock",
            (OptionsBuilder<AdoNetGrainStorageOptions> options) => options.Configure<IConfiguration, Serializer>((stock, configuration, serializer) =>
            {
                stock.Invariant = kind == TestDatabase.PostgreSQL ? "Npgsql" : "System.Data.SQLite";
                stock.ConnectionString = configuration["Storage:ConnectionString"];
                stock.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
            })));
        var ours = silo.Services.GetRequiredService<GroupCommitStorage>();
        var stock = silo.Services.GetRequiredKeyedService<IGrainStorage>("stock");
        GrainId[] grains =
        [
            GrainId.Create("g", "clinic/group/2026-03-02/1"), GrainId.Create("g", "Zoë"), GrainId.Create(GrainType.Create("g"), GrainIdKeyExtensions.CreateGuidKey(Guid.NewGuid())),
            GrainId.Create(GrainType.Create("g"), GrainIdKeyExtensions.CreateIntegerKey(-7)), GrainId.Create(GrainType.Create("g"), GrainIdKeyExtensions.CreateIntegerKey(7, "more")),
        ];
        foreach (var grain in grains)
        {
            var mine = new GrainState<StoredText> { State = new("first") };
            await ours.WriteStateAsync("text", grain, mine);
            var theirs = new GrainState<StoredText>();
            await stock.ReadStateAsync("text", grain, theirs);
            (theirs.State!.Text, theirs.ETag, theirs.RecordExists).ShouldBe(("first", "1", true), grain.ToString());

            theirs.State = new("second");
            await stock.WriteStateAsync("text", grain, theirs);
            await Should.ThrowAsync<InconsistentStateException>(() => ours.WriteStateAsync("text", grain, mine));
            await ours.ReadStateAsync("text", grain, mine);
            (mine.State!.Text, mine.ETag).ShouldBe(("second", "2"));

            mine.State = new("third");
            await ours.WriteStateAsync("text", grain, mine);
            await Should.ThrowAsync<InconsistentStateException>(() => stock.WriteStateAsync("text", grain, theirs));
            await ours.ClearStateAsync("text", grain, mine);
            await stock.ReadStateAsync("text", grain, theirs);
            (theirs.ETag, theirs.RecordExists).ShouldBe(("4", false));

            theirs.State = new("fifth");
            await stock.WriteStateAsync("text", grain, theirs);
            await ours.ReadStateAsync("text", grain, mine);
            (mine.State!.Text, mine.ETag).ShouldBe(("fifth", "5"));
        }
    }
}

[GenerateSerializer, Immutable, Alias("test.stored-text")]
internal sealed record StoredText([property: Id(0)] string Text);
