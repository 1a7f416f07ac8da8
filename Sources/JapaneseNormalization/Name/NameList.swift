internal import CTables

/// A list of distinct strings in the generated name tables, decoded on demand.
///
/// The strings of one length lie in one gapless and sorted run, so the list needs neither offsets nor terminators. Where
/// in its run the strings begin whose first letters are near each other is noted when a list is made, for a search to end
/// after a few steps. A list is made once and is there for the life of the process.
struct NameList: @unchecked Sendable {
  /// The strings of one length.
  private struct Run {
    var text: UnsafePointer<UInt16>
    /// The index of the first string, and how many there are.
    var first = 0
    var count = 0
    /// For each group of first letters, from `firstGroup` on, where its strings begin; and where the last ones end.
    var starts: UnsafePointer<UInt32>
    var firstGroup = 0
    var groupCount = 0
  }

  /// One for each length; never changes.
  private let runs: UnsafePointer<Run>
  /// One more than the length of the longest string that the format allows.
  private static let lengthLimit = 16
  /// Letters of a group have their code points but for so many bits in common.
  private static let groupBits: UInt32 = 3

  /// A list in the tables.
  ///
  /// - Complexity: O(*n*): reads the first letter of each string.
  init(_ list: UnsafePointer<idm_name_list>) {
    let firsts = list.pointee.first_of_length
    let runs = UnsafeMutablePointer<Run>.allocate(capacity: Self.lengthLimit)
    var text: UnsafePointer<UInt16> = list.pointee.text
    for length in 0..<Self.lengthLimit {
      let (first, end) = (Int(firsts[length]), Int(firsts[length + 1]))
      var run = Run(text: text, first: first, count: end - first, starts: firsts)
      if run.count > 0, length > 0 { Self.group(&run, length) }
      (runs + length).initialize(to: run)
      text += length * run.count
    }
    self.runs = UnsafePointer(runs)
  }

  private static func group(_ run: inout Run, _ length: Int) {
    func group(_ index: Int) -> Int { Int(UInt32(run.text[index * length]) >> groupBits) }
    run.firstGroup = group(0)
    run.groupCount = group(run.count - 1) - run.firstGroup + 1
    let starts = UnsafeMutablePointer<UInt32>.allocate(capacity: run.groupCount + 1)
    var next = 0
    for index in 0..<run.count {
      let last = group(index) - run.firstGroup
      while next <= last {
        starts[next] = UInt32(index)
        next += 1
      }
    }
    starts[run.groupCount] = UInt32(run.count)
    run.starts = UnsafePointer(starts)
  }

  /// The number of strings.
  var count: Int { runs[Self.lengthLimit - 1].first + runs[Self.lengthLimit - 1].count }

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
    let run = runs[length]
    let group = Int(letters[0].value >> Self.groupBits) - run.firstGroup
    guard group >= 0, group < run.groupCount else { return nil }
    var low = Int(run.starts[group])
    var high = Int(run.starts[group + 1])
    let end = high
    while low < high {
      let middle = (low &+ high) &>> 1
      if Self.isLess(run.text + middle &* length, letters, length) {
        low = middle &+ 1
      } else {
        high = middle
      }
    }
    guard low < end else { return nil }
    let found = run.text + low &* length
    for position in 0..<length where UInt32(found[position]) != letters[position].value { return nil }
    return run.first + low
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
    while runs[length].first + runs[length].count <= index { length += 1 }
    return (runs[length].text + (index - runs[length].first) * length, length)
  }

  private static func isLess(
    _ string: UnsafePointer<UInt16>, _ key: UnsafePointer<Unicode.Scalar>, _ length: Int
  ) -> Bool {
    for position in 0..<length {
      let unit = UInt32(string[position])
      if unit != key[position].value { return unit < key[position].value }
    }
    return false
  }
}
