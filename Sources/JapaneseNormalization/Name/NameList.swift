internal import CTables

/// A list of distinct strings in the generated name tables, decoded on demand.
///
/// The strings of one length lie in one gapless and sorted run, so the list needs neither offsets nor terminators. A list is made
/// once, with a table of where each string lies by its hash, and is there for the life of the process;
/// it never changes, so that all threads may read it.
struct NameList: @unchecked Sendable {
  /// The strings of one length.
  private struct Run {
    var text: UnsafePointer<UInt16>
    /// The index of the first string, and how many there are.
    var first = 0
    var count = 0
  }

  /// One for each length; never changes.
  private let runs: UnsafePointer<Run>
  /// One more than the length of the longest string that the format allows.
  private static let lengthLimit = 16

  /// The places of the strings by their hashes, the next free one where one is taken: 1 more than the index in the lower bits, and
  /// bits of the hash above, so that other strings are seldom looked at. At most half are taken.
  private let places: UnsafePointer<UInt32>
  private let placeMask: Int
  private static let indexBits: UInt32 = 20

  /// A list in the tables.
  ///
  /// - Complexity: O(*n*): reads each string.
  init(_ list: UnsafePointer<idm_name_list>) {
    let firsts = list.pointee.first_of_length
    let runs = UnsafeMutablePointer<Run>.allocate(capacity: Self.lengthLimit)
    let count = Int(firsts[Self.lengthLimit])
    precondition(count < 1 << Self.indexBits, "a list of names is longer than its index")
    var size = 16
    while size < 2 * count { size *= 2 }
    let places = UnsafeMutablePointer<UInt32>.allocate(capacity: size)
    places.initialize(repeating: 0, count: size)
    var text: UnsafePointer<UInt16> = list.pointee.text
    for length in 0..<Self.lengthLimit {
      let (first, end) = (Int(firsts[length]), Int(firsts[length + 1]))
      (runs + length).initialize(to: Run(text: text, first: first, count: end - first))
      for index in first..<end where length > 0 {
        let hash = Self.hash(length) { UInt32(text[$0]) }
        var place = Self.place(hash) & (size - 1)
        while places[place] != 0 { place = (place + 1) & (size - 1) }
        places[place] = Self.tag(hash) | UInt32(index + 1)
        text += length
      }
    }
    self.runs = UnsafePointer(runs)
    self.places = UnsafePointer(places)
    placeMask = size - 1
  }

  @inline(__always)
  private static func hash(_ length: Int, _ letter: (Int) -> UInt32) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: length)
    for position in 0..<length { hash = (hash ^ UInt64(letter(position))) &* 0x9E37_79B9_7F4A_7C15 }
    return hash
  }

  @inline(__always)
  private static func place(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> 40) }

  /// Bits of a hash that the place does not show.
  @inline(__always)
  private static func tag(_ hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash &>> 8) & ~(1 << indexBits - 1)
  }

  /// The number of strings.
  var count: Int { runs[Self.lengthLimit - 1].first + runs[Self.lengthLimit - 1].count }

  /// The position of `key`; `nil` when the list does not have it.
  ///
  /// - Complexity: O(*n*) in the length of the key, without allocation.
  func index(of key: ScalarText) -> Int? {
    key.withUnsafeBufferPointer { index(of: $0) }
  }

  /// The position of `key`; `nil` when the list does not have it.
  ///
  /// - Complexity: O(*n*) in the length of the key, without allocation.
  func index(of key: NameLetters) -> Int? {
    let length = key.count
    guard length > 0, length < Self.lengthLimit, let letters = key.baseAddress else { return nil }
    let hash = Self.hash(length) { letters[$0].value }
    let run = runs[length]
    var place = Self.place(hash) & placeMask
    while places[place] != 0 {
      let entry = places[place]
      place = (place &+ 1) & placeMask
      guard (entry ^ Self.tag(hash)) &>> Self.indexBits == 0 else { continue }
      let index = Int(entry & (1 << Self.indexBits - 1)) &- 1
      // Where in the run of its length; of another length it is another string.
      let local = index &- run.first
      guard local >= 0, local < run.count else { continue }
      let found = run.text + local &* length
      if (0..<length).allSatisfy({ UInt32(found[$0]) == letters[$0].value }) { return index }
    }
    return nil
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
}
