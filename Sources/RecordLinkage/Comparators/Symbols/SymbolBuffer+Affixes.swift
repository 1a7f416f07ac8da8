extension UnsafeBufferPointer<UInt16> {
  /// How many symbols two texts share from the beginning on.
  @inline(__always)
  func commonPrefixCount(with other: SymbolBuffer) -> Int {
    let end = Swift.min(count, other.count)
    var length = 0
    while length < end, self[length] == other[length] { length += 1 }
    return length
  }

  /// How many symbols two texts share from the beginning on, of the first four: in one step where both have
  /// four.
  @inline(__always)
  func commonPrefixCountUpToFour(with other: SymbolBuffer) -> Int {
    guard count >= 4, other.count >= 4, let left = baseAddress, let right = other.baseAddress else {
      return commonPrefixCount(with: other)
    }
    let leftBits = UInt64(littleEndian: UnsafeRawPointer(left).loadUnaligned(as: UInt64.self))
    let rightBits = UInt64(littleEndian: UnsafeRawPointer(right).loadUnaligned(as: UInt64.self))
    return (leftBits ^ rightBits).trailingZeroBitCount &>> 4
  }

  /// How many symbols two texts share at the end.
  func commonSuffixCount(with other: SymbolBuffer) -> Int {
    let end = Swift.min(count, other.count)
    var length = 0
    while length < end, self[count - 1 - length] == other[other.count - 1 - length] { length += 1 }
    return length
  }

  /// Both texts without what they share at the beginning and at the end: their edit distance is the same.
  func trimmingCommonAffixes(with other: SymbolBuffer) -> (SymbolBuffer, SymbolBuffer) {
    let prefix = commonPrefixCount(with: other)
    let left = SymbolBuffer(rebasing: self[prefix...])
    let right = SymbolBuffer(rebasing: other[prefix...])
    let suffix = left.commonSuffixCount(with: right)
    return (
      SymbolBuffer(rebasing: left[..<(left.count - suffix)]),
      SymbolBuffer(rebasing: right[..<(right.count - suffix)])
    )
  }

  @inline(__always)
  func isEqual(to other: SymbolBuffer) -> Bool {
    count == other.count && commonPrefixCount(with: other) == count
  }
}
