internal import CTables

/// A list of distinct strings in the generated name tables: found by binary search, decoded on demand.
///
/// The strings of one length lie in one gapless run, so the list needs neither offsets nor terminators.
struct NameList {
  private let list: UnsafePointer<idm_name_list>
  /// One more than the length of the longest string that the format allows.
  private static let lengthLimit = 16

  init(_ list: UnsafePointer<idm_name_list>) {
    self.list = list
  }

  /// The number of strings.
  var count: Int { first(ofLength: Self.lengthLimit) }

  /// The position of `key`; `nil` when the list does not have it.
  ///
  /// - Complexity: O(log *n*), without allocation.
  func index(of key: ScalarText) -> Int? {
    let length = key.count
    guard length > 0, length < Self.lengthLimit else { return nil }
    let run = text(ofLength: length)
    let begin = first(ofLength: length)
    var low = 0
    var high = first(ofLength: length + 1) - begin
    while low < high {
      let middle = (low + high) / 2
      if isLess(run + middle * length, key) { low = middle + 1 } else { high = middle }
    }
    guard begin + low < first(ofLength: length + 1) else { return nil }
    let found = run + low * length
    for position in 0..<length where UInt32(found[position]) != key[position].value { return nil }
    return begin + low
  }

  /// The string at `index`.
  ///
  /// - Precondition: `index` is in `0..<count`.
  subscript(index: Int) -> ScalarText {
    precondition(index >= 0 && index < count, "no such name")
    var length = 1
    while first(ofLength: length + 1) <= index { length += 1 }
    let start = text(ofLength: length) + (index - first(ofLength: length)) * length
    // The tables hold no surrogates: every name is written in the Basic Multilingual Plane.
    return (0..<length).map { Unicode.Scalar(start[$0]) ?? "\u{FFFD}" }
  }

  /// Where the strings of `length` begin in the text.
  private func text(ofLength length: Int) -> UnsafePointer<UInt16> {
    var offset = 0
    for shorter in 1..<length {
      offset += shorter * (first(ofLength: shorter + 1) - first(ofLength: shorter))
    }
    return list.pointee.text + offset
  }

  private func isLess(_ string: UnsafePointer<UInt16>, _ key: ScalarText) -> Bool {
    for position in key.indices {
      let unit = UInt32(string[position])
      if unit != key[position].value { return unit < key[position].value }
    }
    return false
  }

  private func first(ofLength length: Int) -> Int {
    Int(list.pointee.first_of_length[length])
  }
}
