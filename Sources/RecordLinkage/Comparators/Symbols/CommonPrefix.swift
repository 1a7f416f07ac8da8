/// What two texts share at the beginning: Smith and Smithson.
///
/// Equal to RapidFuzz's `Prefix`.
public enum CommonPrefix {
  /// How many symbols are equal from the beginning on.
  public static func length(_ lhs: SymbolBuffer, _ rhs: SymbolBuffer) -> Int {
    lhs.commonPrefixCount(with: rhs)
  }

  /// The shared length over the longer one, or 0 below the cutoff; 1 for two empty texts.
  public static func similarity(_ lhs: SymbolBuffer, _ rhs: SymbolBuffer, cutoff: Double = 0) -> Double {
    let length = max(lhs.count, rhs.count)
    return SimilarityCutoff.similarity(
      distance: length - lhs.commonPrefixCount(with: rhs), length: length, cutoff: cutoff)
  }

  /// How many Unicode scalars are equal from the beginning on.
  public static func length(_ lhs: String, _ rhs: String) -> Int {
    withSymbols(of: lhs, rhs) { length($0, $1) }
  }

  /// The shared length over the longer one; 1 for two empty texts.
  public static func similarity(_ lhs: String, _ rhs: String) -> Double {
    withSymbols(of: lhs, rhs) { similarity($0, $1) }
  }
}
