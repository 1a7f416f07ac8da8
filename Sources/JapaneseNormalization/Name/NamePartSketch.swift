/// What of a family or given name decides most comparisons, in 48 bytes without a reference.
///
/// Two names in kanji that are neither equal nor alike are compared by their characters and by whether their readings are one;
/// one in kanji and one in kana by their readings. ``relation(to:)`` answers these and leaves the rest to
/// ``NamePart/compare(_:_:)``. Where it answers, the answer is the same.
package struct NamePartSketch: Sendable, BitwiseCopyable {
  /// What two sketches show.
  package enum Relation: UInt8, Sendable {
    /// Nothing: the parts have to be compared.
    case open
    /// Other characters, none in common at one place, and readings that are not known to be equal.
    case different
    /// Other characters, some in common at one place, and readings that are not known to be equal.
    case partial
    /// Other characters with one reading.
    case sameReading
    /// Kanji and kana of one reading.
    case sameSound
  }

  /// The folded characters in 16 bits each, the first lowest.
  @usableFromInline let front: UInt64
  /// The folded characters in 16 bits each, the last lowest.
  @usableFromInline let back: UInt64
  /// The level-1 kana of the reading in 8 bits each, the first lowest; 0 where there is none or it does not fit.
  @usableFromInline let sound: UInt64
  /// A hash of the level-2 kana of the reading.
  @usableFromInline let heard: UInt32
  /// A hash of the literal spelling.
  @usableFromInline let literal: UInt32
  /// A hash of the loose spelling in which similar characters are one.
  @usableFromInline let bucket: UInt32
  /// The number of the reading among those of the table; 0 where it is not known.
  @usableFromInline let reading: UInt32
  /// The number of characters; 0 for a part of which nothing can be told from the sketch.
  package let count: UInt8
  /// Whether it is written in kana only.
  @usableFromInline let isKana: Bool
  /// Whether it is one of the family names that are mistaken for others of no similar characters.
  @usableFromInline let isConfused: Bool
  /// Whether the part is equal to itself: no character of it stands for one that is unknown.
  package let isReadable: Bool

  /// How many characters a sketch holds.
  private static let limit = 4

  /// A sketch of which nothing follows.
  package static let blank = NamePartSketch()

  private init() {
    (front, back, sound, heard) = (0, 0, 0, 0)
    (literal, bucket, reading, count) = (0, 0, 0, 0)
    (isKana, isConfused, isReadable) = (false, false, false)
  }

  /// The sketch of a part where it lies; a copy would cost more than the sketch.
  ///
  /// - Parameter reading: a number for the key `kana.k1` of the part, the same for equal keys and for no other; 0 where the
  ///   part has none.
  package init(_ part: UnsafePointer<NamePart>, reading: UInt32) {
    self.reading = reading
    isReadable = !part.pointee.hasWildcard && !part.pointee.isEmpty
    isKana = part.pointee.script.isKana
    (sound, heard) = Self.sound(part.pointee.kana)
    var front: UInt64 = 0
    var back: UInt64 = 0
    var count = 0
    var fits = part.pointee.script.hasKanji && !part.pointee.hasWildcard
    if fits {
      for scalar in part.pointee.folded {
        if count == Self.limit || scalar.value > 0xFFFF {
          fits = false
          break
        }
        front |= UInt64(scalar.value) &<< UInt64(16 * count)
        back = back &<< 16 | UInt64(scalar.value)
        count += 1
      }
    }
    guard fits else {
      (self.front, self.back, literal, bucket, self.count, isConfused) = (0, 0, 0, 0, 0, false)
      return
    }
    self.front = front
    self.back = back
    self.count = UInt8(count)
    var hash = StableTextHash()
    for scalar in part.pointee.literal { hash.append(scalar) }
    literal = UInt32(truncatingIfNeeded: hash.value)
    hash = StableTextHash()
    for scalar in part.pointee.loose { hash.append(KanjiVariants.similarityKey(scalar)) }
    bucket = UInt32(truncatingIfNeeded: hash.value)
    isConfused = SimilarFamilyNames.contains(part.pointee.folded)
  }

  /// A reading's kana side by side, and a hash of what is heard.
  private static func sound(_ kana: KanaKey) -> (UInt64, UInt32) {
    var sound: UInt64 = 0
    var shift: UInt64 = 0
    for scalar in kana.k1 {
      // Katakana differ in their last eight bits.
      guard shift < 64, (0x30A1...0x30FE).contains(scalar.value) else { return (0, 0) }
      sound |= UInt64(scalar.value & 0xFF) &<< shift
      shift += 8
    }
    var hash = StableTextHash()
    for scalar in kana.k2 { hash.append(scalar) }
    return (sound, UInt32(truncatingIfNeeded: hash.value))
  }

  /// What the sketches of two parts show. Symmetric.
  @inlinable
  @inline(__always)
  package func relation(to other: NamePartSketch) -> Relation {
    if isKana != other.isKana { return relationOfSounds(to: other) }
    // Unequal hashes are unequal texts: neither identical nor variants nor similar by their characters.
    guard count != 0, other.count != 0, literal != other.literal, bucket != other.bucket,
      front != other.front
    else { return .open }
    let isNear = sharesCharacter(with: other)
    if isNear, isConfused, other.isConfused { return .open }
    if reading != 0, reading == other.reading { return .sameReading }
    return isNear ? .partial : .different
  }

  /// What the readings of a part in kanji and of one in kana show.
  @inlinable
  func relationOfSounds(to other: NamePartSketch) -> Relation {
    guard count != 0 || other.count != 0, sound != 0, other.sound != 0 else { return .open }
    if reading == other.reading { return .sameSound }
    // Similar readings are left to be compared.
    if heard == other.heard { return .open }
    return isOneEditApart(from: other) ? .partial : .different
  }

  /// Whether one kana put in, left out or changed makes one reading of the other, in readings of three kana or more.
  @inlinable
  func isOneEditApart(from other: NamePartSketch) -> Bool {
    let (mine, theirs) = ((71 - sound.leadingZeroBitCount) / 8, (71 - other.sound.leadingZeroBitCount) / 8)
    let (short, long) = (Swift.min(mine, theirs), Swift.max(mine, theirs))
    guard long >= 3, long - short <= 1 else { return false }
    let front = Swift.min((sound ^ other.sound).trailingZeroBitCount / 8, short)
    let ends = sound &<< UInt64(64 - 8 * mine) ^ other.sound &<< UInt64(64 - 8 * theirs)
    let back = Swift.min(ends.leadingZeroBitCount / 8, short - front)
    return front + back >= long - 1
  }

  /// Whether a character stands at the same place from the front or from the back.
  @inlinable
  @inline(__always)
  func sharesCharacter(with other: NamePartSketch) -> Bool {
    let shorter = UInt64(Swift.min(count, other.count))
    // All ones where one of the two has no character.
    let beyond: UInt64 = shorter == 4 ? 0 : ~0 &<< (16 &* shorter)
    return Self.hasZero(front ^ other.front | beyond) || Self.hasZero(back ^ other.back | beyond)
  }

  /// Whether one of four numbers of 16 bits is 0 (Mycroft 1987).
  @inlinable
  @inline(__always)
  static func hasZero(_ lanes: UInt64) -> Bool {
    (lanes &- 0x0001_0001_0001_0001) & ~lanes & 0x8000_8000_8000_8000 != 0
  }
}
