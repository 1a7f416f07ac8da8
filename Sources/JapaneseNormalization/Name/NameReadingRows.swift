internal import CTables

/// Letters of a name in a buffer that somebody else owns.
package typealias NameLetters = UnsafeBufferPointer<Unicode.Scalar>

/// The rows of the name tables that hold the readings of one spelling, the commonest first.
struct NameReadingRows {
  let first: UInt32
  let count: Int
  private let role: NamePart.Role

  init(first: UInt32, count: UInt8, role: NamePart.Role) {
    self.first = first
    self.count = Int(count)
    self.role = role
  }

  /// The readings that the tables list for a folded family name, or for a given name where `role` is not of a family.
  init(of folded: NameLetters, role: NamePart.Role) {
    self.role = role
    let spellings = role == .family ? FamilyTable.spellings : GivenTable.spellings
    guard let index = spellings.index(of: folded) else {
      first = 0
      count = 0
      return
    }
    let rows = role == .family ? FamilyTable.rows(ofSpelling: index) : GivenTable.rows(ofSpelling: index)
    first = UInt32(rows.lowerBound)
    count = rows.count
  }

  /// Whether the tables have these rows.
  static func has(first: UInt32, count: UInt8, role: NamePart.Role) -> Bool {
    let rows = role == .family ? idm_families().pointee.row_count : idm_given_names().pointee.row_count
    return UInt64(first) + UInt64(count) <= UInt64(rows)
  }

  /// The readings as the tables have them.
  var readings: [ScalarText] {
    (0..<count).map { offset in
      let (units, length) = reading(offset)
      return (0..<length).map { Unicode.Scalar(units[$0]) ?? "\u{FFFD}" }
    }
  }

  /// The reading `offset` rows behind the first.
  func reading(_ offset: Int) -> (start: UnsafePointer<UInt16>, length: Int) {
    let row = Int(first) + offset
    return role == .family
      ? FamilyTable.readings.units(at: Int(idm_families().pointee.row_reading[row]))
      : GivenTable.readings.units(at: Int(idm_given_names().pointee.row_reading_and_sex[row] >> 2))
  }

  /// Whether one of the readings has the key `k1`.
  func contains(k1: NameLetters) -> Bool {
    for offset in 0..<count where hasKey(offset, k1) == k1.count { return true }
    return false
  }

  /// The length of the longest key of the readings that `k1` begins with and goes on behind; 0 if there is none.
  func longestHead(of k1: NameLetters) -> Int {
    var longest = 0
    for offset in 0..<count {
      if let length = hasKey(offset, k1), length < k1.count { longest = max(longest, length) }
    }
    return longest
  }

  /// The length of the key K1 of the reading `offset`, if `k1` begins with it.
  private func hasKey(_ offset: Int, _ k1: NameLetters) -> Int? {
    let (units, length) = reading(offset)
    let kana = KanaLetter.table
    for position in 0..<length {
      let index = Int(units[position]) - KanaLetter.firstValue
      // ー and ヴ make a key that is shorter or longer than the reading.
      guard index >= 0, index < kana.count, kana[index].isPlain else {
        let key = KanaKey.k1((0..<length).map { Unicode.Scalar(units[$0]) ?? "\u{FFFD}" })
        return k1.starts(with: key) ? key.count : nil
      }
      if position >= k1.count || kana[index].full != k1[position] { return nil }
    }
    return length
  }
}
