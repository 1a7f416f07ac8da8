internal import CKernels

/// Jaro similarity: the share of symbols that both texts have at about the same place, less half for those in
/// another order (Jaro, "Advances in record-linkage methodology as applied to matching the 1985 census of
/// Tampa, Florida", JASA 84, 1989).
///
/// Two equal symbols match where they stand at most ⌊*longer* / 2⌋ - 1 apart and neither has matched before.
/// With *c* matches and *t* = ⌊matches out of order / 2⌋ the similarity is (*c*/*n* + *c*/*m* + (*c* -
/// *t*)/*c*) / 3. Equal to RapidFuzz's `Jaro`, and symmetric.
public enum Jaro {
  /// The similarity, or 0 below the cutoff; 1 for two empty texts, 0 where one is empty.
  ///
  /// - Complexity: O(*m*) steps for up to 64 symbols, without an allocation; O(*n* log *n*) beyond, with 18
  ///   bytes a symbol.
  public static func similarity(_ lhs: SymbolBuffer, _ rhs: SymbolBuffer, cutoff: Double = 0) -> Double {
    let pattern = lhs.count <= rhs.count ? lhs : rhs
    let text = lhs.count <= rhs.count ? rhs : lhs
    guard let base = pattern.baseAddress, let textBase = text.baseAddress, !pattern.isEmpty else {
      return text.isEmpty && cutoff <= 1 ? 1 : 0
    }
    let rows = pattern.count
    let columns = text.count
    // Nothing better than every symbol of the shorter text matched in order.
    if cutoff > 0, similarity(rows, 0, rows, columns) < cutoff { return 0 }
    if rows > IDM_PAIR_ROWS || columns > 64 { return long(pattern, text, cutoff: cutoff) }
    let found = idm_pair_jaro(idm_pair_instructions(), base, Int64(rows), textBase, Int64(columns))
    let similarity = similarity(Int(found & 0xFFFF_FFFF), Int(found &>> 32), rows, columns)
    return similarity >= cutoff ? similarity : 0
  }

  /// Apart, so that the short texts need no stack for a table.
  @inline(never)
  private static func long(_ pattern: SymbolBuffer, _ text: SymbolBuffer, cutoff: Double) -> Double {
    if text.count <= 64 {
      let matched = MatchTable64.with(pattern) { match($0, text) }
      return similarity(matched, pattern, text, cutoff: cutoff)
    }
    let (matches, outOfOrder) = LongJaro.agreement(pattern, text)
    let similarity = similarity(matches, outOfOrder, pattern.count, text.count)
    return similarity >= cutoff ? similarity : 0
  }

  /// The similarity of two texts by Unicode scalars.
  public static func similarity(_ lhs: String, _ rhs: String) -> Double {
    withSymbols(of: lhs, rhs) { similarity($0, $1) }
  }

  /// The symbols of two texts that have a partner, a bit a place.
  private struct Matched {
    var rows: UInt64
    var columns: UInt64
  }

  @inline(__always)
  static func similarity(_ matches: Int, _ outOfOrder: Int, _ left: Int, _ right: Int) -> Double {
    if matches == 0 { return 0 }
    let common = Double(matches)
    let ordered = Double(matches - outOfOrder / 2)
    return (common / Double(left) + common / Double(right) + ordered / common) / 3
  }

  /// How far apart two equal symbols may stand.
  @inline(__always)
  static func window(longer: Int) -> Int { max(0, longer / 2 - 1) }

  /// Both texts of at most 64 symbols.
  @inline(__always)
  private static func match(_ table: MatchTable64, _ text: SymbolBuffer) -> Matched {
    let window = UInt64(truncatingIfNeeded: Self.window(longer: text.count))
    // The rows within the window of a column: it opens at the top until the column is `window`, then moves.
    var reachable: UInt64 = (1 &<< (window &+ 1)) &- 1
    var opening: UInt64 = (1 &<< window) &- 1
    var free = ~UInt64(0)
    var matchedColumns: UInt64 = 0
    var bit: UInt64 = 1
    for symbol in text {
      let hits = table.matches(symbol) & reachable & free
      free ^= hits & (0 &- hits)
      matchedColumns |= hits == 0 ? 0 : bit
      bit &<<= 1
      reachable = (reachable &<< 1) | (opening & 1)
      opening &>>= 1
    }
    return Matched(rows: ~free, columns: matchedColumns)
  }

  @inline(__always)
  private static func similarity(
    _ matched: Matched, _ pattern: SymbolBuffer, _ text: SymbolBuffer, cutoff: Double
  ) -> Double {
    var rows = matched.rows
    var columns = matched.columns
    let matches = columns.nonzeroBitCount
    // The order can only take away.
    if cutoff > 0, similarity(matches, 0, pattern.count, text.count) < cutoff { return 0 }
    var outOfOrder = 0
    while columns != 0 {
      outOfOrder &+= pattern[rows.trailingZeroBitCount] == text[columns.trailingZeroBitCount] ? 0 : 1
      rows &= rows &- 1
      columns &= columns &- 1
    }
    let similarity = similarity(matches, outOfOrder, pattern.count, text.count)
    return similarity >= cutoff ? similarity : 0
  }
}
