using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace GroupActors.Tasks;

/// <summary>Keys of tasks follow from what they are about, so that the same cause opens one task.</summary>
internal static class TaskKeys
{
    public static TaskKey For(string clinic, TaskKind kind, string subject) =>
        new(clinic, string.Create(CultureInfo.InvariantCulture, $"{(int)kind}-{XxHash128.HashToUInt128(Encoding.UTF8.GetBytes(subject)):x32}"));
}
