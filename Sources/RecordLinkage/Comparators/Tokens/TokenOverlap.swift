/// The words that two texts share, as sets: how often a word stands and where does not matter.
public enum TokenOverlap {
  /// Shared words over all words (Jaccard, 1901); 1 for two texts without words.
  ///
  /// - Complexity: O(*n* + *t* log *t*) for *t* words.
  public static func jaccard(
    _ lhs: SymbolBuffer, _ rhs: SymbolBuffer, scratch: inout ComparatorScratch
  ) -> Double {
    let counts = counts(lhs, rhs, scratch: &scratch)
    let all = counts.left + counts.right - counts.shared
    return all == 0 ? 1 : Double(counts.shared) / Double(all)
  }

  /// Shared words over the words of the text that has fewer (Szymkiewicz–Simpson); 1 for two texts without
  /// words, 0 where one has none.
  ///
  /// - Complexity: O(*n* + *t* log *t*) for *t* words.
  public static func coefficient(
    _ lhs: SymbolBuffer, _ rhs: SymbolBuffer, scratch: inout ComparatorScratch
  ) -> Double {
    let counts = counts(lhs, rhs, scratch: &scratch)
    let fewer = min(counts.left, counts.right)
    if fewer == 0 { return counts.left == counts.right ? 1 : 0 }
    return Double(counts.shared) / Double(fewer)
  }

  /// Shared words over all words of two strings.
  public static func jaccard(_ lhs: String, _ rhs: String) -> Double {
    var scratch = ComparatorScratch()
    return withSymbols(of: lhs, rhs) { jaccard($0, $1, scratch: &scratch) }
  }

  /// Shared words over the words of the string that has fewer.
  public static func coefficient(_ lhs: String, _ rhs: String) -> Double {
    var scratch = ComparatorScratch()
    return withSymbols(of: lhs, rhs) { coefficient($0, $1, scratch: &scratch) }
  }

  private static func counts(
    _ lhs: SymbolBuffer, _ rhs: SymbolBuffer, scratch: inout ComparatorScratch
  ) -> (left: Int, right: Int, shared: Int) {
    TokenText.splitSorted(lhs, into: &scratch.leftTokens)
    TokenText.splitSorted(rhs, into: &scratch.rightTokens)
    TokenText.removeDuplicates(&scratch.leftTokens, in: lhs)
    TokenText.removeDuplicates(&scratch.rightTokens, in: rhs)
    var shared = 0
    var left = 0
    var right = 0
    while left < scratch.leftTokens.count, right < scratch.rightTokens.count {
      let order = TokenText.compare(
        scratch.leftTokens[left].symbols(in: lhs), scratch.rightTokens[right].symbols(in: rhs))
      if order == 0 { shared += 1 }
      if order <= 0 { left += 1 }
      if order >= 0 { right += 1 }
    }
    return (scratch.leftTokens.count, scratch.rightTokens.count, shared)
  }
}
