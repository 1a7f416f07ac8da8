/// Optimal string alignment distance: the fewest insertions, deletions, substitutions and swaps of neighbours
/// that turn one text into the other, no piece edited twice.
///
/// A slip of the keyboard is one of these four, a swap included, which Levenshtein counts as two. Equal to
/// RapidFuzz's `OSA`. It is not a metric: ca → ac → abc costs 1 + 1, but ca → abc 3; see
/// ``DamerauLevenshtein``.
public enum OptimalStringAlignment {
  /// The distance, or `cutoff + 1` where it is above the cutoff.
  ///
  /// - Complexity: O(*m*) steps for a shorter text of at most 64 symbols, without an allocation;
  ///   O(*n*·min(*m*, *cutoff*)/64) beyond, with *m* bytes.
  public static func distance(_ lhs: SymbolBuffer, _ rhs: SymbolBuffer, cutoff: Int = .max) -> Int {
    EditDistance<AlignmentStrip>.distance(lhs, rhs, cutoff: cutoff)
  }

  /// `1 - distance / longer length`, or 0 below the cutoff; 1 for two empty texts.
  public static func similarity(_ lhs: SymbolBuffer, _ rhs: SymbolBuffer, cutoff: Double = 0) -> Double {
    EditDistance<AlignmentStrip>.similarity(lhs, rhs, cutoff: cutoff)
  }

  /// The distance of two texts by Unicode scalars.
  public static func distance(_ lhs: String, _ rhs: String) -> Int {
    withSymbols(of: lhs, rhs) { distance($0, $1) }
  }

  /// `1 - distance / longer length` by Unicode scalars; 1 for two empty texts.
  public static func similarity(_ lhs: String, _ rhs: String) -> Double {
    withSymbols(of: lhs, rhs) { similarity($0, $1) }
  }

  /// The distance of two texts of symbols.
  public static func distance(_ lhs: ArraySlice<UInt16>, _ rhs: ArraySlice<UInt16>) -> Int {
    lhs.withUnsafeBufferPointer { lhs in rhs.withUnsafeBufferPointer { rhs in distance(lhs, rhs) } }
  }
}
