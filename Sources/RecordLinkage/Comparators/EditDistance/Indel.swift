internal import CKernels

/// Longest common subsequence, and the distance that knows insertions and deletions only.
///
/// Equal to RapidFuzz's `LCSseq` and `Indel`; the similarity is its `fuzz.ratio` over 100.
public enum Indel {
  /// The length of the longest text that is left of both when symbols are struck out.
  ///
  /// - Complexity: O(*m*) steps for a shorter text of at most 64 symbols, without an allocation;
  ///   O(*n*·*m*/64) beyond, with *m* bytes.
  public static func commonSubsequenceLength(_ lhs: SymbolBuffer, _ rhs: SymbolBuffer) -> Int {
    commonSubsequenceLength(lhs, rhs, reach: .max)
  }

  /// The fewest insertions and deletions that turn one text into the other, or `cutoff + 1` where they are
  /// more than the cutoff.
  ///
  /// - Complexity: O(*m*) steps for a shorter text of at most 64 symbols, without an allocation;
  ///   O(*n*·min(*m*, *cutoff*)/64) beyond, with *m* bytes.
  public static func distance(_ lhs: SymbolBuffer, _ rhs: SymbolBuffer, cutoff: Int = .max) -> Int {
    let total = lhs.count + rhs.count
    let cutoff = max(0, min(cutoff, total))
    if abs(lhs.count - rhs.count) > cutoff { return cutoff + 1 }
    return min(total - 2 * commonSubsequenceLength(lhs, rhs, reach: cutoff), cutoff + 1)
  }

  /// `1 - distance / sum of the lengths`, or 0 below the cutoff; 1 for two empty texts.
  public static func similarity(_ lhs: SymbolBuffer, _ rhs: SymbolBuffer, cutoff: Double = 0) -> Double {
    let length = lhs.count + rhs.count
    let allowed = SimilarityCutoff.distance(cutoff, length: length)
    return SimilarityCutoff.similarity(
      distance: distance(lhs, rhs, cutoff: allowed), length: length, cutoff: cutoff)
  }

  /// The distance of two texts by Unicode scalars.
  public static func distance(_ lhs: String, _ rhs: String) -> Int {
    withSymbols(of: lhs, rhs) { distance($0, $1) }
  }

  /// `1 - distance / sum of the lengths` by Unicode scalars; 1 for two empty texts.
  public static func similarity(_ lhs: String, _ rhs: String) -> Double {
    withSymbols(of: lhs, rhs) { similarity($0, $1) }
  }

  /// A common subsequence that strays at most `reach` diagonals from the main one.
  private static func commonSubsequenceLength(_ lhs: SymbolBuffer, _ rhs: SymbolBuffer, reach: Int) -> Int {
    let pattern = lhs.count <= rhs.count ? lhs : rhs
    let text = lhs.count <= rhs.count ? rhs : lhs
    guard let base = pattern.baseAddress, let textBase = text.baseAddress, !pattern.isEmpty else { return 0 }
    if pattern.count <= IDM_PAIR_ROWS {
      return Int(
        idm_pair_subsequence(
          idm_pair_instructions(), base, Int64(pattern.count), textBase, Int64(text.count)))
    }
    return long(pattern, text, reach: reach)
  }

  /// Apart, so that the short texts need no stack for a table.
  @inline(never)
  private static func long(_ pattern: SymbolBuffer, _ text: SymbolBuffer, reach: Int) -> Int {
    if pattern.count <= 64 {
      return MatchTable64.with(pattern) { short($0, rows: pattern.count, text: text) }
    }
    let (trimmed, rest) = pattern.trimmingCommonAffixes(with: text)
    let common = pattern.count - trimmed.count
    if trimmed.isEmpty { return common }
    return common + StripMatrix<SubsequenceStrip>.lastCell(pattern: trimmed, text: rest, reach: reach)
  }

  /// One strip, where the last column tells the length by itself.
  @inline(__always)
  private static func short(_ table: MatchTable64, rows: Int, text: SymbolBuffer) -> Int {
    var flat = ~UInt64(0)
    for symbol in text {
      let used = flat & table.matches(symbol)
      flat = (flat &+ used) | (flat &- used)
    }
    let above = rows == 64 ? 0 : ~UInt64(0) &<< UInt64(truncatingIfNeeded: rows)
    return (~flat & ~above).nonzeroBitCount
  }
}
