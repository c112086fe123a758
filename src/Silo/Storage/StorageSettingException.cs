namespace GroupActors.Storage;

/// <summary>The product refuses to start on this database: a setting of it would lose acknowledged changes.</summary>
public sealed class StorageSettingException(string message) : Exception(message);
