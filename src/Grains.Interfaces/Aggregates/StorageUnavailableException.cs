namespace GroupActors.Aggregates;

/// <summary>The database cannot be read at the moment. Ask again: nothing was changed.</summary>
[GenerateSerializer, Alias("aggregates.storage-unavailable")]
public sealed class StorageUnavailableException : OrleansException
{
    /// <summary>Creates the exception with a message that names no patient.</summary>
    public StorageUnavailableException(string message) : base(message) { }

    /// <summary>Creates the exception with a default message.</summary>
    public StorageUnavailableException() : this("The database cannot be read at the moment.") { }

    /// <summary>Creates the exception with its cause, which stays on this process: database exceptions do not travel.</summary>
    public StorageUnavailableException(string message, Exception innerException) : base(message, innerException) { }
}
