/// Optimal string alignment distance: the fewest insertions, deletions, substitutions and swaps of neighbours that turn
/// one text into the other, no piece edited twice.
///
/// A slip of the keyboard is one of these four, a swap included, which Levenshtein counts as two. Up to 64 symbols the
/// columns of the matrix are kept as bit vectors (Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau
/// edit distances", Nordic Journal of Computing 10, 2003), beyond that the plain matrix runs.
public enum OptimalStringAlignment {
  /// The distance between two texts.
  ///
  /// - Complexity: O(*m*) word operations where the shorter text has at most 64 symbols and the longer *m*, plus
  ///   O(*n*·*m*) symbol compares to build the match masks; O(*n*·*m*) beyond.
  public static func distance(_ lhs: ArraySlice<UInt16>, _ rhs: ArraySlice<UInt16>) -> Int {
    let (pattern, text) = lhs.count <= rhs.count ? (lhs, rhs) : (rhs, lhs)
    if pattern.isEmpty { return text.count }
    if pattern.count > 64 { return ReferenceDistance.optimalStringAlignment(Array(lhs), Array(rhs)) }
    var verticalPositive = ~UInt64(0)
    var verticalNegative: UInt64 = 0
    var diagonal: UInt64 = 0
    var previousMatches: UInt64 = 0
    var distance = pattern.count
    let top: UInt64 = 1 &<< UInt64(pattern.count - 1)
    for symbol in text {
      var matches: UInt64 = 0
      var bit: UInt64 = 1
      for candidate in pattern {
        if candidate == symbol { matches |= bit }
        bit &<<= 1
      }
      let transposed = (((~diagonal) & matches) &<< 1) & previousMatches
      diagonal =
        (((matches & verticalPositive) &+ verticalPositive) ^ verticalPositive) | matches | verticalNegative
        | transposed
      var horizontalPositive = verticalNegative | ~(diagonal | verticalPositive)
      var horizontalNegative = diagonal & verticalPositive
      if horizontalPositive & top != 0 { distance += 1 }
      if horizontalNegative & top != 0 { distance -= 1 }
      horizontalPositive = (horizontalPositive &<< 1) | 1
      horizontalNegative = horizontalNegative &<< 1
      verticalPositive = horizontalNegative | ~(diagonal | horizontalPositive)
      verticalNegative = horizontalPositive & diagonal
      previousMatches = matches
    }
    return distance
  }
}
