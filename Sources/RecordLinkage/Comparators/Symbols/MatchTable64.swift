/// Where a symbol occurs in a pattern of 1...64 symbols, which every bit-parallel kernel asks first: an open-addressed table of 128
/// slots on the stack.
struct MatchTable64 {
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

  /// Bit *i* is set where the pattern's symbol *i* is `symbol`.
  @inline(__always)
  func matches(_ symbol: UInt16) -> UInt64 { bits[slot(of: symbol)] }
}
