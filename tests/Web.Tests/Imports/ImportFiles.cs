using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using GroupActors.Endpoints;

namespace GroupActors.Imports;

/// <summary>Sends files to the API as a browser does.</summary>
internal static class ImportFiles
{
    public const string Address = "/api/clinics/riverside/imports";

    public static readonly JsonSerializerOptions Json = Options();

    public static byte[] Zip(Dictionary<string, string> files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return memory.ToArray();
    }

    public static async Task<ImportView> Begin(HttpClient client, Dictionary<string, string> files, bool isDryRun)
    {
        using var answer = await Post(client, files.ToDictionary(file => file.Key, file => Encoding.UTF8.GetBytes(file.Value)), isDryRun);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<ImportView>(Json))!;
    }

    public static async Task<HttpResponseMessage> Post(HttpClient client, Dictionary<string, byte[]> files, bool isDryRun)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, content) in files) form.Add(new ByteArrayContent(content), "files", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Address}?dryRun={(isDryRun ? "true" : "false")}") { Content = form };
        request.Headers.Add("X-Requested-With", "test");
        return await client.SendAsync(request);
    }

    /// <summary>Waits until the import stands still.</summary>
    public static async Task<ImportEndpoints.ImportStatus> Settled(HttpClient client, ImportView import)
    {
        ImportEndpoints.ImportStatus? status = null;
        await SmallClinic.Until(async () =>
            (status = await client.GetFromJsonAsync<ImportEndpoints.ImportStatus>($"{Address}/{import.Key.Import}", Json))!.Import is { IsFinal: true } or { Phase: ImportPhase.NeedsAttention });
        return status!;
    }

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        StrictJson.Configure(options);
        options.UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip;
        return options;
    }
}
