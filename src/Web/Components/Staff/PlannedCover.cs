using System.Collections.Immutable;
using GroupActors.Cover;
using GroupActors.Sessions;

namespace GroupActors.Components.Staff;

/// <summary>A line of a cover plan beside what its session is by now.</summary>
/// <param name="line">As the plan has it.</param>
/// <param name="session">The session; null where it is not known.</param>
/// <param name="open">Facilitators that it lacks now.</param>
/// <param name="accepting">Who is being assigned by the plan.</param>
internal sealed class PlannedCover(CoverLine line, SessionView? session, int open, ImmutableArray<CoverChoice> accepting)
{
    private readonly ImmutableArray<string> _present = session?.Facilitators ?? [];

    /// <summary>As the plan has it.</summary>
    public CoverLine Line => line;

    /// <summary>Local date, also where it was moved since.</summary>
    public DateOnly Date => session?.Date ?? line.Date;

    /// <summary>Start.</summary>
    public DateTimeOffset Start => session?.Start ?? line.Start;

    /// <summary>Planned end.</summary>
    public DateTimeOffset End => session?.End ?? line.End;

    /// <summary>Whether it does not take place.</summary>
    public bool IsCancelled => session?.State == SessionState.Cancelled;

    /// <summary>Facilitators that it lacks now.</summary>
    public int Open => IsCancelled ? 0 : open;

    /// <summary>Whether it lacks nobody.</summary>
    public bool IsCovered => !IsCancelled && open == 0;

    /// <summary>Ids of those whom it has.</summary>
    public IReadOnlyList<string> Has => IsCancelled ? [] : _present;

    /// <summary>Ids of those whom the plan assigned and it has no more.</summary>
    public IReadOnlyList<string> Gone => IsCancelled ? [] : [.. line.Assigned.Except(_present)];

    /// <summary>Ids of those who are being assigned.</summary>
    public IReadOnlyList<string> BeingAssigned => [.. accepting.Where(choice => choice.Session == line.Session).Select(choice => choice.Facilitator)];

    /// <summary>Ids of those whom the plan proposes for what it lacks now.</summary>
    public IReadOnlyList<string> Proposed => [.. line.Proposed.Except(_present).Except(BeingAssigned).Take(Open)];

    /// <summary>Everybody else, ranked.</summary>
    public IReadOnlyList<CoverCandidate> Others => [.. line.Candidates.Where(candidate => !_present.Contains(candidate.Facilitator) && !Proposed.Contains(candidate.Facilitator) && !BeingAssigned.Contains(candidate.Facilitator))];
}
