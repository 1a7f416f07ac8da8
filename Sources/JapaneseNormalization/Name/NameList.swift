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
    key.withUnsafeBufferPointer { index(of: $0) }
  }

  /// The position of `key`; `nil` when the list does not have it.
  ///
  /// - Complexity: O(log *n*), without allocation.
  func index(of key: NameLetters) -> Int? {
    let length = key.count
    guard length > 0, length < Self.lengthLimit, let letters = key.baseAddress else { return nil }
    let run = text(ofLength: length)
    let begin = first(ofLength: length)
    let end = first(ofLength: length + 1) - begin
    var low = 0
    var high = end
    let lead = letters[0].value
    while low < high {
      let middle = (low &+ high) &>> 1
      let string = run + middle &* length
      // Most strings differ in the first letter already.
      let unit = UInt32(string[0])
      let isLess = unit == lead ? Self.isLess(string, letters, length) : unit < lead
      if isLess { low = middle &+ 1 } else { high = middle }
    }
    guard low < end else { return nil }
    let found = run + low &* length
    for position in 0..<length where UInt32(found[position]) != letters[position].value { return nil }
    return begin + low
  }

  /// The string at `index`.
  ///
  /// - Precondition: `index` is in `0..<count`.
  subscript(index: Int) -> ScalarText {
    let (start, length) = units(at: index)
    // The tables hold no surrogates: every name is written in the Basic Multilingual Plane.
    return (0..<length).map { Unicode.Scalar(start[$0]) ?? "\u{FFFD}" }
  }

  /// The UTF-16 units of the string at `index`.
  ///
  /// - Precondition: `index` is in `0..<count`.
  func units(at index: Int) -> (start: UnsafePointer<UInt16>, length: Int) {
    precondition(index >= 0 && index < count, "no such name")
    var length = 1
    while first(ofLength: length + 1) <= index { length += 1 }
    return (text(ofLength: length) + (index - first(ofLength: length)) * length, length)
  }

  /// Where the strings of `length` begin in the text.
  private func text(ofLength length: Int) -> UnsafePointer<UInt16> {
    var offset = 0
    for shorter in 1..<length {
      offset += shorter * (first(ofLength: shorter + 1) - first(ofLength: shorter))
    }
    return list.pointee.text + offset
  }

  private static func isLess(
    _ string: UnsafePointer<UInt16>, _ key: UnsafePointer<Unicode.Scalar>, _ length: Int
  ) -> Bool {
    for position in 1..<max(length, 1) {
      let unit = UInt32(string[position])
      if unit != key[position].value { return unit < key[position].value }
    }
    return false
  }

  private func first(ofLength length: Int) -> Int {
    Int(list.pointee.first_of_length[length])
  }
}
