/// How far two numbers are apart.
public enum NumericDifference {
  /// |*a* - *b*|, in the numbers' own unit; 0 for two equal infinities, not a number where one is not.
  public static func absolute(_ lhs: Double, _ rhs: Double) -> Double {
    lhs == rhs ? 0 : (lhs - rhs).magnitude
  }

  /// |*a* - *b*| / max(|*a*|, |*b*|): 0 for equal numbers, 0.1 for 90 and 100, 1 where one is 0, up to 2 for
  /// numbers of opposite sign.
  public static func relative(_ lhs: Double, _ rhs: Double) -> Double {
    if lhs == rhs { return 0 }
    let larger = max(lhs.magnitude, rhs.magnitude)
    if larger.isInfinite { return lhs.isInfinite && rhs.isInfinite ? 2 : 1 }
    // Each over the larger first: the difference of two huge numbers of opposite sign is beyond the largest
    // number.
    return (lhs / larger - rhs / larger).magnitude
  }

  /// 1 - relative difference, 0...1; 0 for numbers of opposite sign and where one is not a number.
  public static func similarity(_ lhs: Double, _ rhs: Double) -> Double {
    let difference = relative(lhs, rhs)
    return difference < 1 ? 1 - difference : 0
  }
}
