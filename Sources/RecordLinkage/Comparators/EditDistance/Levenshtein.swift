/// Levenshtein distance: the fewest insertions, deletions and substitutions that turn one text into the other
/// (Levenshtein, "Binary codes capable of correcting deletions, insertions and reversals", 1966).
///
/// Equal to RapidFuzz's `Levenshtein` with unit weights.
public enum Levenshtein {
  /// The distance, or `cutoff + 1` where it is above the cutoff.
  ///
  /// - Complexity: O(*m*) steps for a shorter text of at most 64 symbols, without an allocation;
  ///   O(*n*·min(*m*, *cutoff*)/64) beyond, with *m* bytes.
  public static func distance(_ lhs: SymbolBuffer, _ rhs: SymbolBuffer, cutoff: Int = .max) -> Int {
    EditDistance<LevenshteinStrip>.distance(lhs, rhs, cutoff: cutoff)
  }

  /// `1 - distance / longer length`, or 0 below the cutoff; 1 for two empty texts.
  public static func similarity(_ lhs: SymbolBuffer, _ rhs: SymbolBuffer, cutoff: Double = 0) -> Double {
    EditDistance<LevenshteinStrip>.similarity(lhs, rhs, cutoff: cutoff)
  }

  /// The distance of two texts by Unicode scalars.
  public static func distance(_ lhs: String, _ rhs: String) -> Int {
    withSymbols(of: lhs, rhs) { distance($0, $1) }
  }

  /// `1 - distance / longer length` by Unicode scalars; 1 for two empty texts.
  public static func similarity(_ lhs: String, _ rhs: String) -> Double {
    withSymbols(of: lhs, rhs) { similarity($0, $1) }
  }
}
