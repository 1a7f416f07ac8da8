/// Monge–Elkan similarity: each word of one text with the word of the other that is most like it (Monge and
/// Elkan, "The field matching problem: algorithms and applications", KDD 1996).
///
/// The original is the mean over the words of one text and depends on which; this is the mean of both
/// directions. Words are compared by ``JaroWinkler``.
public enum MongeElkan {
  /// How many words of a text are looked at: names and titles have a dozen, and each costs a comparison with
  /// each of the other text.
  public static let wordLimit = 128

  /// The similarity, or 0 below the cutoff; 1 for two texts without words, 0 where one has none.
  ///
  /// - Complexity: O(*n* + *s*·*t*) word comparisons for *s* and *t* words, of which at most ``wordLimit``
  ///   count.
  public static func similarity(
    _ lhs: SymbolBuffer, _ rhs: SymbolBuffer, cutoff: Double = 0, scratch: inout ComparatorScratch
  ) -> Double {
    TokenText.split(lhs, into: &scratch.leftTokens, limit: wordLimit)
    TokenText.split(rhs, into: &scratch.rightTokens, limit: wordLimit)
    if scratch.leftTokens.isEmpty || scratch.rightTokens.isEmpty {
      return scratch.leftTokens.isEmpty && scratch.rightTokens.isEmpty && cutoff <= 1 ? 1 : 0
    }
    let forward = meanOfBest(scratch.leftTokens, of: lhs, in: scratch.rightTokens, of: rhs)
    let backward = meanOfBest(scratch.rightTokens, of: rhs, in: scratch.leftTokens, of: lhs)
    let similarity = (forward + backward) / 2
    return similarity >= cutoff ? similarity : 0
  }

  /// The similarity of two strings.
  public static func similarity(_ lhs: String, _ rhs: String) -> Double {
    var scratch = ComparatorScratch()
    return withSymbols(of: lhs, rhs) { similarity($0, $1, scratch: &scratch) }
  }

  private static func meanOfBest(
    _ words: [Token], of text: SymbolBuffer, in others: [Token], of other: SymbolBuffer
  ) -> Double {
    var sum = 0.0
    for word in words {
      let symbols = word.symbols(in: text)
      var best = 0.0
      for candidate in others {
        // Only a better one counts, so the best so far is the cutoff.
        best = max(best, JaroWinkler.similarity(symbols, candidate.symbols(in: other), cutoff: best))
        if best == 1 { break }
      }
      sum += best
    }
    return sum / Double(words.count)
  }
}
