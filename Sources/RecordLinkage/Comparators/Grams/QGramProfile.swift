/// The q-grams of a text as a sorted list of keys: the profile of Ukkonen, "Approximate string-matching with
/// q-grams and maximal matches", Theoretical Computer Science 92, 1992.
///
/// A profile is a multiset: *banana* has *an* twice. Texts are not padded, since a mark at the beginning and
/// the end would weigh them twice; so that a short text is not like nothing, a text of 1 to *q* - 1 symbols
/// is one gram of its own.
enum QGramProfile {
  /// The sizes that are possible; others are brought to the nearest.
  static let sizes = 1...8

  /// The keys of the text's grams, ascending.
  ///
  /// Up to four symbols are the key themselves. Longer grams are mixed to 64 bits, where two distinct ones
  /// meet with a probability of 2⁻⁶⁴.
  ///
  /// - Complexity: O(*n* log *n*).
  static func fill(_ keys: inout [UInt64], with text: SymbolBuffer, size: Int) {
    keys.removeAll(keepingCapacity: true)
    if text.isEmpty { return }
    let size = min(max(size, sizes.lowerBound), sizes.upperBound)
    if text.count < size {
      keys.append(hash(text, from: 0, size: text.count))
      return
    }
    for start in 0...(text.count - size) { keys.append(key(text, from: start, size: size)) }
    sort(&keys)
  }

  @inline(__always)
  private static func key(_ text: SymbolBuffer, from start: Int, size: Int) -> UInt64 {
    if size <= 4 {
      var key: UInt64 = 0
      for index in start..<(start + size) { key = key &<< 16 | UInt64(text[index]) }
      return key
    }
    return hash(text, from: start, size: size)
  }

  private static func hash(_ text: SymbolBuffer, from start: Int, size: Int) -> UInt64 {
    var hash = StableHash()
    hash.combine(UInt64(size))
    for index in start..<(start + size) { hash.combine(UInt64(text[index])) }
    return hash.value
  }

  /// A few dozen keys are the rule, and an insertion sort has them in order before another algorithm has
  /// begun.
  private static func sort(_ keys: inout [UInt64]) {
    if keys.count > 48 {
      keys.sort()
      return
    }
    keys.withUnsafeMutableBufferPointer { keys in
      var end = 1
      while end < keys.count {
        let key = keys[end]
        var slot = end
        while slot > 0, keys[slot - 1] > key {
          keys[slot] = keys[slot - 1]
          slot -= 1
        }
        keys[slot] = key
        end += 1
      }
    }
  }
}
