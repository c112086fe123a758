namespace GroupActors.Identity;

/// <summary>A password that was made for an account. It is kept nowhere, and shown once.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="Password">16 letters and digits.</param>
internal sealed record IssuedPassword(string Account, string Password);
