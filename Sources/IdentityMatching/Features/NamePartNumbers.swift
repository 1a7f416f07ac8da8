internal import JapaneseNormalization

/// Numbers the distinct parts of names in the order of their first appearance, from 1; 0 is a part that is not there.
///
/// A million customers have nearly as many whole names, so the letters of all parts lie in one arena, two bytes each, and a
/// ``NamePart`` is made of them where one is asked for.
struct NamePartNumbers: Sendable {
  /// A text on its way in.
  typealias Letters = UnsafeBufferPointer<Unicode.Scalar>

  private(set) var keys = [NamePartKeys()]
  private var layouts = [NamePart.missing(.whole).layout]
  /// The letters in UTF-16, and where those of each part end.
  private var units: [UInt16] = []
  private var ends: [Int] = [0]
  private var hashes: [UInt64] = [0]
  private var slots = HashSlots()

  /// The number of a part, taking it in if it is new; 0 for an empty one.
  ///
  /// - Parameter keys: the keys of the part, asked only for a new one.
  mutating func number(of part: NamePart, keys: (NamePart) -> NamePartKeys) -> UInt32 {
    if part.isEmpty { return 0 }
    return part.letters.withUnsafeBufferPointer { letters in
      number(of: part.layout, letters, hash: Self.hash(part.layout, letters)) { keys(part) }
    }
  }

  /// Takes in the parts of another table, and returns their numbers here.
  mutating func numbers(of other: NamePartNumbers, into numbers: inout [UInt32]) {
    var letters: ScalarText = []
    numbers.append(0)
    for number in other.keys.indices.dropFirst() {
      letters.removeAll(keepingCapacity: true)
      other.appendLetters(of: number, to: &letters)
      numbers.append(
        letters.withUnsafeBufferPointer {
          self.number(of: other.layouts[number], $0, hash: other.hashes[number]) { other.keys[number] }
        })
    }
  }

  private mutating func number(
    of layout: NamePartLayout, _ letters: Letters, hash: UInt64, keys: () -> NamePartKeys
  ) -> UInt32 {
    var slot = slots.first(hash)
    while let known = slots[slot] {
      // Slots number from 0, parts from 1.
      if hashes[known + 1] == hash, isPart(known + 1, layout, letters) { return UInt32(known + 1) }
      slot = slots.next(slot)
    }
    self.keys.append(keys())
    layouts.append(layout)
    for letter in letters {
      if letter.value < 0x1_0000 {
        units.append(UInt16(truncatingIfNeeded: letter.value))
      } else {
        units.append(contentsOf: UTF16.encode(letter) ?? .init())
      }
    }
    ends.append(units.count)
    hashes.append(hash)
    slots.insert(layouts.count - 2, at: slot) { hashes[$0 + 1] }
    return UInt32(layouts.count - 1)
  }

  /// Takes all parts out and keeps the storage.
  mutating func removeAll() {
    keys.removeSubrange(1...)
    layouts.removeSubrange(1...)
    units.removeAll(keepingCapacity: true)
    ends.removeSubrange(1...)
    hashes.removeSubrange(1...)
    slots.removeAll()
  }

  // MARK: Letters

  private func appendLetters(of number: Int, to letters: inout ScalarText) {
    if number == 0 { return }
    units.withUnsafeBufferPointer { units in
      var place = ends[number - 1]
      let end = ends[number]
      while place < end {
        let unit = UInt32(units[place])
        place += 1
        if let letter = Unicode.Scalar(unit) {
          letters.append(letter)
        } else if place < end {
          // A pair of surrogates: 𠮷.
          let value = 0x1_0000 + (unit & 0x3FF) << 10 + UInt32(units[place]) & 0x3FF
          letters.append(Unicode.Scalar(value) ?? "\u{FFFD}")
          place += 1
        }
      }
    }
  }

  // MARK: Identity

  /// What compares differently is another part: the same letters with another reading are.
  private func isPart(_ number: Int, _ layout: NamePartLayout, _ letters: Letters) -> Bool {
    let mine = layouts[number]
    guard mine.role == layout.role, mine.literal.count == layout.literal.count,
      mine.folded.count == layout.folded.count, mine.k1.count == layout.k1.count,
      mine.romaji.count == layout.romaji.count
    else { return false }
    let start = ends[number - 1]
    if ends[number] - start == mine.count {
      // No surrogates, as nearly always: a unit for each letter.
      return units.withUnsafeBufferPointer { units in
        func areEqual(_ lhs: Range<Int>, _ rhs: Range<Int>) -> Bool {
          for offset in 0..<lhs.count
          where UInt32(units[start + lhs.lowerBound + offset]) != letters[rhs.lowerBound + offset].value {
            return false
          }
          return true
        }
        return areEqual(mine.literal, layout.literal) && areEqual(mine.folded, layout.folded)
          && areEqual(mine.k1, layout.k1) && areEqual(mine.romaji, layout.romaji)
      }
    }
    var text: ScalarText = []
    appendLetters(of: number, to: &text)
    return text[mine.literal].elementsEqual(letters[layout.literal])
      && text[mine.folded].elementsEqual(letters[layout.folded])
      && text[mine.k1].elementsEqual(letters[layout.k1])
      && text[mine.romaji].elementsEqual(letters[layout.romaji])
  }

  private static func hash(_ layout: NamePartLayout, _ letters: Letters) -> UInt64 {
    var hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(layout.role.rawValue)
    mix(letters, layout.literal, into: &hash)
    mix(letters, layout.folded, into: &hash)
    mix(letters, layout.k1, into: &hash)
    mix(letters, layout.romaji, into: &hash)
    hash ^= hash >> 32
    hash = hash &* 0xBF58_476D_1CE4_E5B9
    return hash ^ hash >> 29
  }

  @inline(__always)
  private static func mix(_ letters: Letters, _ range: Range<Int>, into hash: inout UInt64) {
    for place in range {
      hash = (hash ^ UInt64(letters[place].value)) &* 0x2545_F491_4F6C_DD1D
      hash ^= hash >> 32
    }
    // No scalar has this number: 林 with the reading 一 is not 林一.
    hash = (hash ^ 0x1F_FFFF) &* 0x2545_F491_4F6C_DD1D
  }
}

extension NamePartNumbers: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { layouts.count }

  /// The part with a number.
  ///
  /// - Complexity: O(*n*) in its letters; makes one array.
  subscript(number: Int) -> NamePart {
    var letters: ScalarText = []
    letters.reserveCapacity(number == 0 ? 0 : ends[number] - ends[number - 1])
    appendLetters(of: number, to: &letters)
    return NamePart(layout: layouts[number], letters: letters)
  }

  /// Which part of a name a number stands for.
  func role(_ number: Int) -> NamePart.Role { layouts[number].role }
}
