internal import JapaneseNormalization

/// The numbers of family and given names by the letters of their fields, so that a name that a thousand people bear is
/// normalized once.
///
/// Of fixed size once it has grown: a new name takes the place of the one that has its slot. What is forgotten is made
/// again, and found to be known.
struct NamePartMemo: Sendable {
  /// The letters of a spelling and of its reading, as long as there are fifteen at most; the names of nearly all people.
  struct Key: Equatable, Sendable {
    private var units: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// The key of no letters.
    init() {}

    /// `nil` for more letters than the key holds, or others than those of the Basic Multilingual Plane.
    init?(_ text: NameLetters, role: NamePart.Role, reading: NameLetters) {
      guard text.count + reading.count <= 15 else { return nil }
      var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
      words.0 = UInt64(role.rawValue) | UInt64(text.count) << 4 | UInt64(reading.count) << 8
      var place = 1
      func take(_ letters: NameLetters) -> Bool {
        for letter in letters {
          guard letter.value < 0x10000 else { return false }
          let unit = UInt64(letter.value) &<< UInt64((place & 3) * 16)
          switch place >> 2 {
          case 0: words.0 |= unit
          case 1: words.1 |= unit
          case 2: words.2 |= unit
          default: words.3 |= unit
          }
          place += 1
        }
        return true
      }
      guard take(text), take(reading) else { return nil }
      units = words
    }

    static func == (lhs: Key, rhs: Key) -> Bool { lhs.units == rhs.units }

    /// Where the key belongs in a table.
    var hash: Int {
      let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
      var bits = units.0 &* multiplier
      bits = (bits ^ (bits &>> 32) ^ units.1) &* multiplier
      bits = (bits ^ (bits &>> 32) ^ units.2) &* multiplier
      bits = (bits ^ (bits &>> 32) ^ units.3) &* multiplier
      return Int(truncatingIfNeeded: bits &>> 32)
    }
  }

  /// A name that is known, or number 0 for none.
  private struct Entry: Sendable {
    var key = Key()
    var number: UInt32 = 0
  }

  private var entries = [Entry](repeating: Entry(), count: 64)
  private var count = 0
  private static let limit = 1 << 15

  /// The number that was noted for the letters; `nil` where none was, or another name has taken its place.
  subscript(key: Key) -> UInt32? {
    let entry = entries[key.hash & (entries.count - 1)]
    return entry.number != 0 && entry.key == key ? entry.number : nil
  }

  /// Notes the number of a part with these letters.
  mutating func insert(_ number: UInt32, for key: Key) {
    if count * 2 > entries.count, entries.count < Self.limit { grow() }
    place(Entry(key: key, number: number))
  }

  private mutating func place(_ entry: Entry) {
    let slot = entry.key.hash & (entries.count - 1)
    if entries[slot].number == 0 { count += 1 }
    entries[slot] = entry
  }

  private mutating func grow() {
    let old = entries
    entries = Array(repeating: Entry(), count: old.count * 4)
    count = 0
    for entry in old where entry.number != 0 { place(entry) }
  }
}
