internal import CKernels

/// The distances that are 0 for equal texts, at most the longer length and at least the difference of the
/// lengths.
enum EditDistance<Strip: EditStrip> {
  static func distance(_ lhs: SymbolBuffer, _ rhs: SymbolBuffer, cutoff: Int) -> Int {
    let pattern = lhs.count <= rhs.count ? lhs : rhs
    let text = lhs.count <= rhs.count ? rhs : lhs
    let cutoff = max(0, min(cutoff, text.count))
    if text.count - pattern.count > cutoff { return cutoff + 1 }
    guard let base = pattern.baseAddress, let textBase = text.baseAddress, !pattern.isEmpty else {
      return text.count
    }
    if cutoff == 0 { return pattern.isEqual(to: text) ? 0 : 1 }
    let rows = pattern.count
    let distance: Int
    if rows <= IDM_PAIR_ROWS {
      distance = Int(
        idm_pair_edits(
          idm_pair_instructions(), base, Int64(rows), textBase, Int64(text.count), Strip.hasSwaps ? 1 : 0))
    } else {
      distance = long(pattern, text, cutoff: cutoff)
    }
    return min(distance, cutoff + 1)
  }

  @inline(never)
  private static func long(_ lhs: SymbolBuffer, _ rhs: SymbolBuffer, cutoff: Int) -> Int {
    let (pattern, text) = lhs.trimmingCommonAffixes(with: rhs)
    if pattern.isEmpty { return text.count }
    return StripMatrix<Strip>.lastCell(pattern: pattern, text: text, reach: cutoff)
  }

  static func similarity(_ lhs: SymbolBuffer, _ rhs: SymbolBuffer, cutoff: Double) -> Double {
    let length = max(lhs.count, rhs.count)
    let allowed = SimilarityCutoff.distance(cutoff, length: length)
    return SimilarityCutoff.similarity(
      distance: distance(lhs, rhs, cutoff: allowed), length: length, cutoff: cutoff)
  }
}
