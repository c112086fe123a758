using System.Diagnostics;
using OpenTelemetry;

namespace GroupActors.Hosting;

/// <summary>Takes off a trace what names a grain, and with it a patient: ids, and the texts of exceptions. Types and durations stay.</summary>
internal sealed class TraceRedaction : BaseProcessor<Activity>
{
    private static readonly string[] Revealing = ["orleans.rpc.target_id", "orleans.rpc.source_id", "exception.message", "exception.stacktrace"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Revealing) data.SetTag(tag, null);
        if (data.StatusDescription is not null) data.SetStatus(data.Status);
    }
}
