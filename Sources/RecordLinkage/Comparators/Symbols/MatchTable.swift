/// Where a symbol occurs in a pattern of at most 64 symbols: what every bit-parallel kernel asks first.
protocol MatchTable {
  /// Bit *i* is set where the pattern's symbol *i* is `symbol`.
  func matches(_ symbol: UInt16) -> UInt64
}

/// Up to 16 symbols in two vectors of eight: compared all at once, with nothing built before and nothing to
/// clear after.
///
/// The vectors are loaded so that they overlap where there are fewer than 16 symbols: nothing is read beyond
/// the end. Each lane carries the bit of its position, or none where another lane has that position. Two
/// vectors of eight, since one of 16 is no register of the plainest x86-64, and its halves come out of the
/// compiler as a dozen instructions more.
struct SymbolVector {
  private let low: SIMD8<UInt16>
  private let high: SIMD8<UInt16>
  private let lowBits: SIMD8<UInt16>
  private let highBits: SIMD8<UInt16>

  @inline(__always)
  private init(
    low: SIMD8<UInt16>, high: SIMD8<UInt16>, lowBits: SIMD8<UInt16>, highBits: SIMD8<UInt16>
  ) {
    self.low = low
    self.high = high
    self.lowBits = lowBits
    self.highBits = highBits
  }

  /// - Precondition: `count` is 8...16.
  @inline(__always)
  init(wide base: UnsafePointer<UInt16>, count: Int) {
    let raw = UnsafeRawPointer(base)
    let tail = count &- 8
    self.init(
      low: raw.loadUnaligned(as: SIMD8<UInt16>.self),
      high: (raw + 2 &* tail).loadUnaligned(as: SIMD8<UInt16>.self), lowBits: Self.bits8,
      highBits: (Self.bits8 &<< UInt16(truncatingIfNeeded: tail)) & 0xFF00)
  }

  /// - Precondition: `count` is 1...16.
  @inline(__always)
  init(_ base: UnsafePointer<UInt16>, count: Int) {
    if count >= 8 {
      self.init(wide: base, count: count)
    } else if count >= 4 {
      let raw = UnsafeRawPointer(base)
      let tail = count &- 4
      let symbols = SIMD8(
        lowHalf: raw.loadUnaligned(as: SIMD4<UInt16>.self),
        highHalf: (raw + 2 &* tail).loadUnaligned(as: SIMD4<UInt16>.self))
      let bits = SIMD8(
        lowHalf: Self.bits4, highHalf: (Self.bits4 &<< UInt16(truncatingIfNeeded: tail)) & 0xF0)
      self.init(low: symbols, high: symbols, lowBits: bits, highBits: SIMD8(repeating: 0))
    } else {
      let symbols = SIMD8(base[0], base[min(1, count &- 1)], base[count &- 1], 0, 0, 0, 0, 0)
      let bits = SIMD8<UInt16>(1, count > 1 ? 2 : 0, count > 2 ? 4 : 0, 0, 0, 0, 0, 0)
      self.init(low: symbols, high: symbols, lowBits: bits, highBits: SIMD8(repeating: 0))
    }
  }

  private static var bits8: SIMD8<UInt16> { SIMD8(1, 2, 4, 8, 16, 32, 64, 128) }
  private static var bits4: SIMD4<UInt16> { SIMD4(1, 2, 4, 8) }

  @inline(__always)
  func matches(_ symbol: UInt16) -> UInt64 {
    let wanted = SIMD8(repeating: symbol)
    let none = SIMD8<UInt16>(repeating: 0)
    let hits =
      none.replacing(with: lowBits, where: low .== wanted)
      | none.replacing(with: highBits, where: high .== wanted)
    let words = unsafeBitCast(hits, to: SIMD2<UInt64>.self)
    // No bit is in two lanes, so the product's top lane, the sum of all, is their union.
    return ((words[0] | words[1]) &* 0x0001_0001_0001_0001) &>> 48
  }
}

/// The matches of a pattern of 1...16 symbols.
struct MatchTable16: MatchTable {
  private let vector: SymbolVector

  @inline(__always)
  init(_ base: UnsafePointer<UInt16>, count: Int) {
    vector = SymbolVector(base, count: count)
  }

  @inline(__always)
  func matches(_ symbol: UInt16) -> UInt64 { vector.matches(symbol) }
}

/// The matches of a pattern of 17...32 symbols, in two vectors of as equal length as possible.
struct MatchTable32: MatchTable {
  private let head: SymbolVector
  private let tail: SymbolVector
  private let shift: UInt64

  @inline(__always)
  init(_ base: UnsafePointer<UInt16>, count: Int) {
    let half = count - count / 2
    head = SymbolVector(wide: base, count: half)
    tail = SymbolVector(wide: base + half, count: count - half)
    shift = UInt64(truncatingIfNeeded: half)
  }

  @inline(__always)
  func matches(_ symbol: UInt16) -> UInt64 { head.matches(symbol) | (tail.matches(symbol) &<< shift) }
}

/// The matches of a pattern of 1...64 symbols by an open-addressed table of 128 slots on the stack.
struct MatchTable64: MatchTable {
  /// The bits of the symbol in each slot; 0 marks an empty one.
  private let bits: UnsafeMutablePointer<UInt64>
  private let symbols: UnsafeMutablePointer<UInt16>

  private static var slotCount: Int { 128 }

  /// Calls `body` with a table of `pattern`, or of its first 64 symbols.
  @inline(__always)
  static func with<Result>(_ pattern: SymbolBuffer, _ body: (MatchTable64) -> Result) -> Result {
    // 1,024 bytes: the most that the compiler keeps on the stack.
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: slotCount) { bits in
      withUnsafeTemporaryAllocation(of: UInt16.self, capacity: slotCount) { symbols in
        guard let bits = bits.baseAddress, let symbols = symbols.baseAddress else { preconditionFailure() }
        symbols.initialize(repeating: 0, count: slotCount)
        bits.initialize(repeating: 0, count: slotCount)
        let table = MatchTable64(bits: bits, symbols: symbols)
        table.fill(pattern)
        return body(table)
      }
    }
  }

  /// Forgets the pattern and takes another one.
  @inline(__always)
  func refill(_ pattern: SymbolBuffer) {
    bits.update(repeating: 0, count: Self.slotCount)
    fill(pattern)
  }

  @inline(__always)
  private func fill(_ pattern: SymbolBuffer) {
    var bit: UInt64 = 1
    for symbol in pattern.prefix(64) {
      let slot = slot(of: symbol)
      symbols[slot] = symbol
      bits[slot] |= bit
      bit &<<= 1
    }
  }

  /// The slot of a symbol, or the empty one where it would stand. At most half of the slots are taken, so one
  /// is found.
  @inline(__always)
  private func slot(of symbol: UInt16) -> Int {
    // Neighbours in a script stand in neighbouring slots; the high bits tell kanji of different rows apart.
    var slot = Int(symbol ^ (symbol &>> 7)) & 127
    while bits[slot] != 0, symbols[slot] != symbol { slot = (slot + 1) & 127 }
    return slot
  }

  @inline(__always)
  func matches(_ symbol: UInt16) -> UInt64 { bits[slot(of: symbol)] }
}
