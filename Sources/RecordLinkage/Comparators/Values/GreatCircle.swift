internal import Glibc

/// The shortest way between two places on the globe.
public enum GreatCircle {
  /// The mean radius of the Earth in kilometres, (2*a* + *b*) / 3 of WGS 84 (Moritz, "Geodetic Reference
  /// System 1980", Journal of Geodesy 74, 2000).
  public static let meanEarthRadius = 6371.0088

  /// The distance in kilometres of two places given in degrees, north and east positive.
  ///
  /// By the haversine formula, which is exact for near places (Sinnott, "Virtues of the haversine", Sky and
  /// Telescope 68, 1984), on a sphere: up to 0.56 % off the ellipsoid. Not a number where a coordinate is not
  /// or is infinite.
  ///
  /// - Complexity: O(1).
  public static func kilometers(
    latitude: Double, longitude: Double, toLatitude: Double, toLongitude: Double
  ) -> Double {
    let radians = Double.pi / 180
    let north = sin((toLatitude - latitude) * radians / 2)
    let east = sin((toLongitude - longitude) * radians / 2)
    let haversine = north * north + cos(latitude * radians) * cos(toLatitude * radians) * east * east
    // Rounding may take antipodes a little beyond 1.
    let clamped = haversine > 1 ? 1 : haversine
    return 2 * meanEarthRadius * asin(clamped.squareRoot())
  }
}
