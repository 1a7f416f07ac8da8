/// An order of identifiers that people expect: 2 before 10, C9 before C10.
///
/// Runs of digits compare as numbers, everything else by code point, so that the order is the same on every machine.
func identifierPrecedes(_ lhs: String, _ rhs: String) -> Bool {
  var left = Array(lhs.utf8)[...]
  var right = Array(rhs.utf8)[...]
  while let a = left.first, let b = right.first {
    if isDigit(a), isDigit(b) {
      let one = left.prefix(while: isDigit)
      let other = right.prefix(while: isDigit)
      let first = one.drop { $0 == 0x30 }
      let second = other.drop { $0 == 0x30 }
      if first.count != second.count { return first.count < second.count }
      if let (x, y) = zip(first, second).first(where: { $0 != $1 }) { return x < y }
      if one.count != other.count { return one.count < other.count }
      left = left.dropFirst(one.count)
      right = right.dropFirst(other.count)
    } else {
      if a != b { return a < b }
      left = left.dropFirst()
      right = right.dropFirst()
    }
  }
  return left.isEmpty && !right.isEmpty
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// The first 16 bytes of a text whose order by bytes is that of ``identifierPrecedes(_:_:)``.
///
/// A run of digits becomes the digit 0, how many digits there are without leading zeros, these, and how many zeros lead. Two
/// identifiers of one key are not told apart by it.
struct IdentifierKey: Comparable, BitwiseCopyable {
  private var high: UInt64 = 0
  private var low: UInt64 = 0

  init(_ identifier: UnsafeBufferPointer<UInt8>) {
    var count = 0
    var place = 0
    while place < identifier.count, count < 16 {
      let byte = identifier[place]
      guard isDigit(byte) else {
        append(byte, &count)
        place += 1
        continue
      }
      var first = place
      while first < identifier.count, identifier[first] == 0x30 { first += 1 }
      var end = first
      while end < identifier.count, isDigit(identifier[end]) { end += 1 }
      append(0x30, &count)
      // A count that does not fit is left to a comparison of the texts, with all behind it.
      append(UInt8(clamping: end - first), &count)
      if end - first >= 0xFF { return }
      for digit in first..<end { append(identifier[digit], &count) }
      append(UInt8(clamping: first - place), &count)
      if first - place >= 0xFF { return }
      place = end
    }
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8, _ count: inout Int) {
    if count < 8 {
      high |= UInt64(byte) &<< UInt64(56 - 8 * count)
    } else if count < 16 {
      low |= UInt64(byte) &<< UInt64(120 - 8 * count)
    }
    count += 1
  }

  static func < (one: IdentifierKey, other: IdentifierKey) -> Bool {
    one.high != other.high ? one.high < other.high : one.low < other.low
  }
}

/// The places of identifiers in their order.
struct IdentifierRanks {
  /// For each identifier its place; the same for the same identifier.
  let ranks: [Int]
  /// Whether no identifier occurs twice.
  let areUnique: Bool

  /// - Complexity: O(*n*) where they come in their order, and else O(*n* log *n*).
  init(_ identifiers: [String]) {
    var entries: [(key: IdentifierKey, index: UInt32)] = []
    entries.reserveCapacity(identifiers.count)
    var isASCII = true
    for (index, identifier) in identifiers.enumerated() {
      var identifier = identifier
      let key = identifier.withUTF8 { bytes in
        var bits: UInt8 = 0
        for byte in bytes { bits |= byte }
        isASCII = isASCII && bits < 0x80
        return IdentifierKey(bytes)
      }
      entries.append((key, UInt32(truncatingIfNeeded: index)))
    }
    func precedes(
      _ one: (key: IdentifierKey, index: UInt32), _ other: (key: IdentifierKey, index: UInt32)
    ) -> Bool {
      if one.key != other.key { return one.key < other.key }
      return identifierPrecedes(identifiers[Int(one.index)], identifiers[Int(other.index)])
    }
    let isSorted = entries.indices.dropFirst().allSatisfy { !precedes(entries[$0], entries[$0 - 1]) }
    if !isSorted { entries.sort(by: precedes) }
    var ranks = [Int](repeating: 0, count: identifiers.count)
    var areUnique = true
    for (rank, entry) in entries.enumerated() {
      let index = Int(entry.index)
      ranks[index] = rank
      guard rank > 0 else { continue }
      let before = entries[rank - 1]
      // Unequal keys are unequal texts, but for what Unicode writes in two ways.
      if before.key != entry.key, isASCII { continue }
      if identifiers[Int(before.index)] == identifiers[index] {
        ranks[index] = ranks[Int(before.index)]
        areUnique = false
      }
    }
    self.ranks = ranks
    self.areUnique = areUnique && (isASCII || Set(identifiers).count == identifiers.count)
  }
}

/// A number with a fixed count of decimals, rounded half away from zero; `-0.00` is written `0.00`.
func fixed(_ value: Float, decimals: Int) -> String {
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let scaled = Int((Double(value) * scale).rounded())
  if decimals == 0 { return "\(scaled)" }
  let magnitude = String(scaled.magnitude)
  let padded = String(repeating: "0", count: max(0, decimals + 1 - magnitude.count)) + magnitude
  return (scaled < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
}
