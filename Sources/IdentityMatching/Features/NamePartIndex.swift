internal import JapaneseNormalization
internal import RecordLinkage

/// The texts of a name part where they lie, in a part or in the scratch in which it is made.
struct NamePartText {
  let layout: NamePartLayout
  let letters: NameLetters

  init(layout: NamePartLayout, letters: NameLetters) {
    self.layout = layout
    self.letters = letters
  }

  init(layout: NamePartLayout, at base: UnsafeMutablePointer<Unicode.Scalar>) {
    self.init(layout: layout, letters: NameLetters(start: base, count: layout.count))
  }

  var isLiteralFolded: Bool { layout.isLiteralFolded }
  var literal: NameLetters { NameLetters(rebasing: letters[layout.literal]) }
  var folded: NameLetters { NameLetters(rebasing: letters[layout.folded]) }
  var k1: NameLetters { NameLetters(rebasing: letters[layout.k1]) }
  var romaji: NameLetters { NameLetters(rebasing: letters[layout.romaji]) }
}

/// Finds name parts by what makes two of them one: role, spelling with and without its variants, reading and romaji.
///
/// What compares differently is another part: the same letters with another reading are. An open-addressed table of numbers;
/// the parts themselves are kept by the caller.
struct NamePartIndex: Sendable {
  /// The hash of every part, by its number; part 0 is the one that is missing.
  private(set) var hashes: [UInt64] = [0]
  private var slots = [UInt32](repeating: 0, count: 64)

  /// A stable hash of what makes the part another than all others.
  ///
  /// - Parameters:
  ///   - literalKey: a hash of its literal spelling.
  ///   - foldedKey: a hash of its folded spelling.
  static func hash(
    of layout: NamePartLayout, _ letters: NameLetters, literalKey: UInt64, foldedKey: UInt64
  ) -> UInt64 {
    var sounds: UInt64 = UInt64(layout.k1.count)
    for place in layout.k1 { sounds = (sounds ^ UInt64(letters[place].value)) &* 0x9E37_79B9_7F4A_7C15 }
    for place in layout.romaji { sounds = (sounds ^ UInt64(letters[place].value)) &* 0x9E37_79B9_7F4A_7C15 }
    var hash = StableHash(seed: UInt64(layout.role.rawValue))
    hash.combine(literalKey)
    hash.combine(foldedKey ^ (sounds &>> 32 | sounds &<< 32))
    return hash.value
  }

  /// The number of the part with these texts; `nil` where there is none.
  func find(
    _ layout: NamePartLayout, _ letters: NameLetters, hash: UInt64, among parts: [NamePart]
  ) -> UInt32? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let number = slots[slot]
      if hashes[Int(number)] == hash, Self.isSame(parts[Int(number)], layout, letters) { return number }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Gives the next number to a part with this hash, which must not be known.
  mutating func append(hash: UInt64) {
    hashes.append(hash)
    if 4 * hashes.count > 3 * slots.count {
      slots = Array(repeating: 0, count: slots.count * 2)
      for number in 1..<hashes.count { place(UInt32(number)) }
    } else {
      place(UInt32(hashes.count - 1))
    }
  }

  private mutating func place(_ number: UInt32) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hashes[Int(number)]) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = number
  }

  private static func isSame(_ part: NamePart, _ layout: NamePartLayout, _ letters: NameLetters) -> Bool {
    guard part.layout.role == layout.role else { return false }
    return part.letters.withUnsafeBufferPointer { known in
      areEqual(known, part.layout.literal, letters, layout.literal)
        && areEqual(known, part.layout.folded, letters, layout.folded)
        && areEqual(known, part.layout.k1, letters, layout.k1)
        && areEqual(known, part.layout.romaji, letters, layout.romaji)
    }
  }

  private static func areEqual(
    _ lhs: NameLetters, _ left: Range<Int>, _ rhs: NameLetters, _ right: Range<Int>
  ) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count where lhs[left.lowerBound + offset] != rhs[right.lowerBound + offset] {
      return false
    }
    return true
  }
}
