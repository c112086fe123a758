namespace GroupActors.Tasks;

/// <summary>How a task ended.</summary>
public enum TaskOutcome
{
    /// <summary>Done; of a proposal: accepted.</summary>
    Done,

    /// <summary>Not done, with a reason; of a proposal: rejected.</summary>
    Rejected,

    /// <summary>What it was about went away by itself.</summary>
    Withdrawn,
}
