using System.Net.Sockets;

namespace GroupActors.Hosting;

/// <summary>Whom a rate limit counts as one.</summary>
internal static class Network
{
    /// <summary>The caller's address; of version 6 the network that one household or device has at least (/64), for it has all the addresses in there.</summary>
    public static string Of(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)) + "/64" : address.ToString();
    }
}
