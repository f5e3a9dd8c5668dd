namespace RiskStream.Operators;

/// <summary>OP11: how fast somebody would have had to travel. Pure.</summary>
public static class Velocity
{
    private const double EarthRadiusKm = 6371.0088;

    /// <summary>Distance of two places on a sphere in km, by the haversine formula; arguments in degrees.</summary>
    public static double DistanceKm(double latitude, double longitude, double otherLatitude, double otherLongitude)
    {
        var (phi, otherPhi) = (Radians(latitude), Radians(otherLatitude));
        var a = HalfSineSquared(otherPhi - phi)
            + (Math.Cos(phi) * Math.Cos(otherPhi) * HalfSineSquared(Radians(otherLongitude - longitude)));
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(a)));
    }

    /// <summary>Speed in km/h; what happens at one instant counts as one second apart.</summary>
    public static double Kmh(double distanceKm, TimeSpan span) => distanceKm / Math.Max(span.TotalHours, 1.0 / 3600);

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double HalfSineSquared(double angle) => Math.Sin(angle / 2) * Math.Sin(angle / 2);
}
