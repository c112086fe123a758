using System.Globalization;
using System.Text;
using QRCoder;

namespace GroupActors.Arrivals;

/// <summary>A QR code as SVG of one path, without any style of its own: the page's policy allows none.</summary>
internal static class QrImage
{
    /// <summary>The image of a text, dark on light in every theme, for a camera must read it.</summary>
    public static string Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < data.ModuleMatrix.Count; y++)
        {
            for (var x = 0; x < data.ModuleMatrix[y].Count; x++)
            {
                if (data.ModuleMatrix[y][x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        var size = data.ModuleMatrix.Count;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""<svg class="qr" viewBox="0 0 {size} {size}" role="img" aria-label="QR code for checking in with a phone" shape-rendering="crispEdges"><path fill="#ffffff" d="M0 0h{size}v{size}h-{size}z"/><path fill="#000000" d="{path}"/></svg>""");
    }
}
