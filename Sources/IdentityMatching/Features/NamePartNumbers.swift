internal import JapaneseNormalization

/// Numbers the distinct parts of names in the order of their first appearance, from 1; 0 is a part that is not there.
struct NamePartNumbers: Sendable {
  private(set) var parts: [NamePart] = [.missing(.whole)]
  private(set) var keys = [NamePartKeys()]
  private var hashes: [UInt64] = [0]
  private var slots = HashSlots()

  /// The number of a part, taking it in if it is new; 0 for an empty one.
  ///
  /// - Parameter keys: the keys of the part, asked only for a new one.
  mutating func number(of part: NamePart, keys: (NamePart) -> NamePartKeys) -> UInt32 {
    if part.isEmpty { return 0 }
    return number(of: part, hash: Self.hash(part), keys: keys)
  }

  /// Takes in the part that another table has under a number.
  mutating func number(of number: Int, in other: NamePartNumbers) -> UInt32 {
    if number == 0 { return 0 }
    return self.number(of: other.parts[number], hash: other.hashes[number]) { _ in other.keys[number] }
  }

  private mutating func number(
    of part: NamePart, hash: UInt64, keys: (NamePart) -> NamePartKeys
  ) -> UInt32 {
    var slot = slots.first(hash)
    while let known = slots[slot] {
      // Slots number from 0, parts from 1.
      if hashes[known + 1] == hash, Self.areOne(parts[known + 1], part) { return UInt32(known + 1) }
      slot = slots.next(slot)
    }
    parts.append(part)
    self.keys.append(keys(part))
    hashes.append(hash)
    slots.insert(parts.count - 2, at: slot) { hashes[$0 + 1] }
    return UInt32(parts.count - 1)
  }

  /// Takes all parts out and keeps the storage.
  mutating func removeAll() {
    parts.removeSubrange(1...)
    keys.removeSubrange(1...)
    hashes.removeSubrange(1...)
    slots.removeAll()
  }

  // MARK: Identity

  /// What compares differently is another part: the same letters with another reading are.
  private static func areOne(_ lhs: NamePart, _ rhs: NamePart) -> Bool {
    lhs.role == rhs.role && lhs.literal == rhs.literal && lhs.folded == rhs.folded
      && lhs.kana.k1 == rhs.kana.k1 && (lhs.romaji1.first ?? []) == (rhs.romaji1.first ?? [])
  }

  private static func hash(_ part: NamePart) -> UInt64 {
    var hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(part.role.rawValue)
    mix(part.literal, into: &hash)
    mix(part.folded, into: &hash)
    mix(part.kana.k1, into: &hash)
    mix(part.romaji1.first ?? [], into: &hash)
    hash ^= hash >> 32
    hash = hash &* 0xBF58_476D_1CE4_E5B9
    return hash ^ hash >> 29
  }

  @inline(__always)
  private static func mix(_ text: ScalarText, into hash: inout UInt64) {
    for scalar in text {
      hash = (hash ^ UInt64(scalar.value)) &* 0x2545_F491_4F6C_DD1D
      hash ^= hash >> 32
    }
    // No scalar has this number: 林 with the reading 一 is not 林一.
    hash = (hash ^ 0x1F_FFFF) &* 0x2545_F491_4F6C_DD1D
  }
}
