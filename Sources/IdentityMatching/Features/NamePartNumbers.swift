internal import CKernels
internal import JapaneseNormalization
internal import RecordLinkage

/// Numbers the distinct parts of names in the order of their first appearance, from 1; 0 is a part that is not there.
///
/// A million customers have nearly as many whole names, so the letters of all parts lie in one arena, two bytes each, and a
/// ``NamePart`` is made of them where one is asked for.
struct NamePartNumbers: Sendable {
  private(set) var keys = [NamePartKeys()]
  private var layouts = [NamePart.missing(.whole).layout]
  /// The letters in UTF-16, and where those of each part end.
  private var units: [UInt16] = []
  private var ends: [Int] = [0]
  private var hashes: [UInt64] = [0]
  private var slots = HashSlots()

  /// The number of a part, taking it in if it is new; 0 for an empty one.
  ///
  /// - Parameter share: how common the part is, asked only for a new one.
  mutating func number(of part: NamePart, share: (NamePartText) -> NameShare) -> UInt32 {
    if part.isEmpty { return 0 }
    return part.letters.withUnsafeBufferPointer {
      number(of: NamePartText(layout: part.layout, letters: $0), share: share)
    }
  }

  /// The number of a part that is not empty, taking it in if it is new.
  mutating func number(of part: NamePartText, share: (NamePartText) -> NameShare) -> UInt32 {
    let foldedKey = NamePartKeys.key(part.folded)
    let literalKey = part.isLiteralFolded ? foldedKey : NamePartKeys.key(part.literal)
    return number(of: part, hash: Self.hash(part, literalKey: literalKey, foldedKey: foldedKey)) {
      NamePartKeys(part, foldedKey: foldedKey, literalKey: literalKey, share: share(part))
    }
  }

  /// The number of a part that is not empty, taking it in if it is new.
  ///
  /// - Parameter shares: log2 of how common its spelling and its reading are, as its ``keys`` have them.
  mutating func number(of part: NamePartText, log2Shares shares: (spelling: Float, reading: Float)) -> UInt32
  {
    let foldedKey = NamePartKeys.key(part.folded)
    let literalKey = part.isLiteralFolded ? foldedKey : NamePartKeys.key(part.literal)
    return number(of: part, hash: Self.hash(part, literalKey: literalKey, foldedKey: foldedKey)) {
      NamePartKeys(part, foldedKey: foldedKey, literalKey: literalKey, log2Shares: shares)
    }
  }

  /// A hash of what makes the part with a number another than all others: the same in every table.
  func contentHash(_ number: Int) -> UInt64 { hashes[number] }

  /// Takes in the parts of another table, and adds their numbers here to `numbers`.
  mutating func take(_ other: NamePartNumbers, numbers: inout [UInt32]) {
    for number in other.indices {
      prefetch(other.hashes, near: number)
      numbers.append(self.number(of: number, in: other))
    }
  }

  /// The number here of the part that another table has under a number, taking it in if it is new.
  mutating func number(of number: Int, in other: NamePartNumbers) -> UInt32 {
    if number == 0 { return 0 }
    let hash = other.hashes[number]
    let known = slots.find(hash) { hashes[$0] == hash && isPart($0, number, of: other) }
    if let known { return UInt32(known) }
    keys.append(other.keys[number])
    layouts.append(other.layouts[number])
    units.append(contentsOf: other.units[other.ends[number - 1]..<other.ends[number]])
    ends.append(units.count)
    hashes.append(hash)
    slots.insert(hash, number: layouts.count - 1)
    return UInt32(layouts.count - 1)
  }

  /// Asks for what the next hashes lead to, in steps that each need the one before: the place, the number's texts. A table of a
  /// million parts lies in no cache.
  @inline(__always)
  private func prefetch(_ next: [UInt64], near number: Int) {
    if number + 16 < next.count { slots.prefetch(next[number + 16]) }
    guard number + 8 < next.count, let known = slots.candidate(next[number + 8]) else { return }
    hashes.withUnsafeBufferPointer { idm_prefetch($0.baseAddress.map { $0 + known }) }
    layouts.withUnsafeBufferPointer { idm_prefetch($0.baseAddress.map { $0 + known }) }
    ends.withUnsafeBufferPointer { ends in
      idm_prefetch(ends.baseAddress.map { $0 + known })
      units.withUnsafeBufferPointer { idm_prefetch($0.baseAddress.map { $0 + ends[known - 1] }) }
    }
  }

  /// Makes room for so many in all.
  mutating func reserve(_ count: Int) {
    // Letters of spelling and reading, as most names have them.
    LargeMemory.reserve(total: 20 * count, in: &units)
    slots.reserve(count)
    LargeMemory.reserve(total: count, in: &keys)
    LargeMemory.reserve(total: count, in: &layouts)
    LargeMemory.reserve(total: count, in: &ends)
    LargeMemory.reserve(total: count, in: &hashes)
  }

  private mutating func number(
    of part: NamePartText, hash: UInt64, keys: () -> NamePartKeys
  ) -> UInt32 {
    let known = slots.find(hash) { hashes[$0] == hash && isPart($0, part.layout, part.letters) }
    if let known { return UInt32(known) }
    self.keys.append(keys())
    layouts.append(part.layout)
    appendUnits(of: part.letters)
    ends.append(units.count)
    hashes.append(hash)
    slots.insert(hash, number: layouts.count - 1)
    return UInt32(layouts.count - 1)
  }

  /// Appends letters in UTF-16.
  private mutating func appendUnits(of letters: NameLetters) {
    // No letter takes more than two.
    units.append(addingCapacity: 2 * letters.count) { (output: inout OutputSpan<UInt16>) in
      output.withUnsafeMutableBufferPointer { units, count in
        guard let first = units.baseAddress else { return }
        for letter in letters {
          if letter.value < 0x1_0000 {
            (first + count).initialize(to: UInt16(truncatingIfNeeded: letter.value))
            count += 1
            continue
          }
          for unit in UTF16.encode(letter) ?? .init() {
            (first + count).initialize(to: unit)
            count += 1
          }
        }
      }
    }
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

  /// Calls `body` with the layout and the letters of a part.
  func withLetters(of number: Int, room: inout ScalarText, _ body: (NamePartText) -> Void) {
    room.removeAll(keepingCapacity: true)
    appendLetters(of: number, to: &room)
    room.withUnsafeBufferPointer { body(NamePartText(layout: layouts[number], letters: $0)) }
  }

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

  /// Whether a part is that of another table under a number.
  private func isPart(_ number: Int, _ otherNumber: Int, of other: NamePartNumbers) -> Bool {
    let (mine, start, end) = (layouts[number], ends[number - 1], ends[number])
    let (others, otherStart) = (other.layouts[otherNumber], other.ends[otherNumber - 1])
    if mine == others, end - start == other.ends[otherNumber] - otherStart {
      let areEqual = units.withUnsafeBufferPointer { units in
        other.units.withUnsafeBufferPointer { otherUnits in
          for offset in 0..<end - start where units[start + offset] != otherUnits[otherStart + offset] {
            return false
          }
          return true
        }
      }
      if areEqual { return true }
    }
    var letters: ScalarText = []
    other.appendLetters(of: otherNumber, to: &letters)
    return letters.withUnsafeBufferPointer { isPart(number, others, $0) }
  }

  /// What compares differently is another part: the same letters with another reading are.
  private func isPart(_ number: Int, _ layout: NamePartLayout, _ letters: NameLetters) -> Bool {
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

  /// A hash of what makes the part another than all others.
  ///
  /// - Parameters:
  ///   - literalKey: a hash of its literal spelling.
  ///   - foldedKey: a hash of its folded spelling.
  private static func hash(_ part: NamePartText, literalKey: UInt64, foldedKey: UInt64) -> UInt64 {
    var sounds = UInt64(part.layout.k1.count)
    for letter in part.k1 { sounds = (sounds ^ UInt64(letter.value)) &* 0x9E37_79B9_7F4A_7C15 }
    for letter in part.romaji { sounds = (sounds ^ UInt64(letter.value)) &* 0x9E37_79B9_7F4A_7C15 }
    return StableHash.of(
      seed: UInt64(part.layout.role.rawValue), literalKey, foldedKey ^ sounds &>> 32 ^ sounds &<< 32)
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
