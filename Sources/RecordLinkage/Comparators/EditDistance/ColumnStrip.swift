/// 64 rows of a dynamic-programming matrix, moved along the columns of the text as bit vectors.
///
/// Neighbouring cells of these matrices differ by at most one, so a column of 64 is two words and a step
/// costs a dozen instructions. What a strip tells the strip below it about a column is three bits, its carry.
protocol ColumnStrip {
  /// The strip at the left edge of the matrix.
  init()

  /// The carry from above a matrix's first row, and from columns that the strip above has not looked at: a
  /// value that never makes two texts more similar than they are.
  static var edge: UInt8 { get }

  /// Moves one column to the right.
  ///
  /// - Parameters:
  ///   - matches: Bit *i* is set where row *i*'s symbol is the column's.
  ///   - carry: The carry of the strip above in this column.
  ///   - last: The bit of the strip's last row.
  /// - Returns: The carry for the strip below.
  mutating func advance(matches: UInt64, carry: UInt8, last: UInt64) -> UInt8

  /// By how much the last row's value grew from the column before to this one.
  static func growth(_ carry: UInt8) -> Int

  /// The last row's value less the value above the first row, in the present column.
  func height(_ rows: Int) -> Int

  /// The value above a matrix's first row in a column.
  static func edgeValue(_ column: Int) -> Int
}

/// A strip of a distance by insertions, deletions and substitutions.
protocol EditStrip: ColumnStrip {
  /// Whether two neighbouring symbols may also be swapped.
  static var hasSwaps: Bool { get }
}

/// Levenshtein distance (Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic
/// programming", J. ACM 46, 1999, in the form of Hyyrö 2003).
struct LevenshteinStrip: EditStrip {
  static let hasSwaps = false

  private var positive: UInt64 = ~0
  private var negative: UInt64 = 0

  static var edge: UInt8 { 1 }

  @inline(__always)
  mutating func advance(matches: UInt64, carry: UInt8, last: UInt64) -> UInt8 {
    let fallIn = UInt64(truncatingIfNeeded: carry &>> 1)
    let above = matches | fallIn
    let sum = (above & positive) &+ positive
    let diagonal = (sum ^ positive) | above | negative
    // Where the value does not rise along the row: the complement of the paper's horizontal vector, which
    // needs the sum but not the diagonal and so shortens the chain from one column to the next.
    var level = (sum | positive | above) & ~negative
    var fall = diagonal & positive
    let out: UInt8 = (level & last == 0 ? 1 : 0) | (fall & last != 0 ? 2 : 0)
    level = (level &<< 1) | UInt64(truncatingIfNeeded: ~carry & 1)
    fall = (fall &<< 1) | fallIn
    positive = fall | (level & ~diagonal)
    negative = diagonal & ~level
    return out
  }

  @inline(__always)
  static func growth(_ carry: UInt8) -> Int { Int(carry & 1) &- Int(carry &>> 1) }

  @inline(__always)
  func height(_ rows: Int) -> Int {
    let mask = ~UInt64(0) &>> UInt64(truncatingIfNeeded: 64 &- rows)
    return (positive & mask).nonzeroBitCount &- (negative & mask).nonzeroBitCount
  }

  static func edgeValue(_ column: Int) -> Int { column }
}

/// Optimal string alignment distance (Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau
/// edit distances", Nordic Journal of Computing 10, 2003).
struct AlignmentStrip: EditStrip {
  static let hasSwaps = true

  private var positive: UInt64 = ~0
  private var negative: UInt64 = 0
  private var diagonal: UInt64 = 0
  private var previousMatches: UInt64 = 0

  static var edge: UInt8 { 1 }

  @inline(__always)
  mutating func advance(matches: UInt64, carry: UInt8, last: UInt64) -> UInt8 {
    // Carry: bit 0 a rise, bit 1 a fall, bit 2 that the row above has the first symbol of a swap in the
    // column before.
    let fallIn = UInt64(truncatingIfNeeded: (carry &>> 1) & 1)
    let openings = ~diagonal & matches
    let swapped = ((openings &<< 1) | UInt64(truncatingIfNeeded: carry &>> 2)) & previousMatches
    let above = matches | fallIn
    let sum = (above & positive) &+ positive
    diagonal = (sum ^ positive) | above | negative | swapped
    var level = (sum | positive | above | swapped) & ~negative
    var fall = diagonal & positive
    let out: UInt8 =
      (level & last == 0 ? 1 : 0) | (fall & last != 0 ? 2 : 0) | (openings & last != 0 ? 4 : 0)
    level = (level &<< 1) | UInt64(truncatingIfNeeded: ~carry & 1)
    fall = (fall &<< 1) | fallIn
    positive = fall | (level & ~diagonal)
    negative = diagonal & ~level
    previousMatches = matches
    return out
  }

  @inline(__always)
  static func growth(_ carry: UInt8) -> Int { Int(carry & 1) &- Int((carry &>> 1) & 1) }

  @inline(__always)
  func height(_ rows: Int) -> Int {
    let mask = ~UInt64(0) &>> UInt64(truncatingIfNeeded: 64 &- rows)
    return (positive & mask).nonzeroBitCount &- (negative & mask).nonzeroBitCount
  }

  static func edgeValue(_ column: Int) -> Int { column }
}

/// Length of the longest common subsequence (Hyyrö, "Bit-parallel LCS-length computation revisited", AWOCA
/// 2004).
struct SubsequenceStrip: ColumnStrip {
  /// A 0 where the value grows from the row above.
  private var flat: UInt64 = ~0

  static var edge: UInt8 { 0 }

  @inline(__always)
  mutating func advance(matches: UInt64, carry: UInt8, last: UInt64) -> UInt8 {
    let used = flat & matches
    let (partial, overflow) = flat.addingReportingOverflow(used)
    let (sum, again) = partial.addingReportingOverflow(UInt64(truncatingIfNeeded: carry))
    // The value of the last row grows where the addition carries out of its bit. Above a bit below 63 the sum
    // loses the carry, so there the zeros are counted: the column's own growth and that of the row above it.
    let before = flat
    flat = sum | (flat & ~matches)
    if last == 1 &<< 63 { return overflow || again ? 1 : 0 }
    let rows = (last &<< 1) &- 1
    let own = (~flat & rows).nonzeroBitCount &- (~before & rows).nonzeroBitCount
    return carry &+ UInt8(truncatingIfNeeded: own)
  }

  @inline(__always)
  static func growth(_ carry: UInt8) -> Int { Int(carry) }

  @inline(__always)
  func height(_ rows: Int) -> Int {
    let mask = ~UInt64(0) &>> UInt64(truncatingIfNeeded: 64 &- rows)
    return (~flat & mask).nonzeroBitCount
  }

  static func edgeValue(_ column: Int) -> Int { 0 }
}
