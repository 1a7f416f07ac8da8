extension UnsafeBufferPointer<UInt16> {
  /// How many symbols two texts share from the beginning on.
  @inline(__always)
  func commonPrefixCount(with other: SymbolBuffer, limit: Int = .max) -> Int {
    let end = Swift.min(count, other.count, limit)
    var length = 0
    while length < end, self[length] == other[length] { length += 1 }
    return length
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
