/// Jaro–Winkler similarity: ``Jaro`` raised for a shared beginning, where people err less (Winkler, "String
/// comparator metrics and enhanced decision rules in the Fellegi-Sunter model of record linkage", 1990).
///
/// Above 0.7 the similarity *s* becomes *s* + 0.1 · *p* · (1 - *s*) with *p* the shared beginning of at most
/// four symbols, as in Winkler's code and in RapidFuzz's `JaroWinkler`.
public enum JaroWinkler {
  private static let prefixWeight = 0.1
  private static let boostThreshold = 0.7

  /// The similarity, or 0 below the cutoff; 1 for two empty texts, 0 where one is empty.
  ///
  /// - Complexity: As ``Jaro``.
  @inline(__always)
  public static func similarity(_ lhs: SymbolBuffer, _ rhs: SymbolBuffer, cutoff: Double = 0) -> Double {
    let prefix = lhs.commonPrefixCountUpToFour(with: rhs)
    let gain = Double(prefix) * prefixWeight
    var needed = cutoff
    if cutoff > boostThreshold {
      // What Jaro has to reach for the raised value to reach the cutoff, with room for rounding.
      needed = max(boostThreshold, (cutoff - gain) / (1 - gain) - 1e-9)
    }
    let similarity = raised(Jaro.similarity(lhs, rhs, cutoff: needed), prefix: prefix)
    return similarity >= cutoff ? similarity : 0
  }

  /// Jaro's similarity raised for so many common symbols at the beginning.
  @inline(__always)
  static func raised(_ jaro: Double, prefix: Int) -> Double {
    jaro > boostThreshold ? jaro + Double(prefix) * prefixWeight * (1 - jaro) : jaro
  }

  /// The similarity of two texts by Unicode scalars.
  public static func similarity(_ lhs: String, _ rhs: String) -> Double {
    withSymbols(of: lhs, rhs) { similarity($0, $1) }
  }
}
