/// What of an address decides most comparisons, in 24 bytes without a reference.
///
/// Two addresses that meet because their people have a name in common are in different towns, and two in one building are
/// different rooms of one lot. ``relation(to:)`` answers these and leaves the rest to ``JapaneseAddress/relation(to:)``;
/// where it answers, the answer is the same.
package struct AddressSketch: Sendable, BitwiseCopyable {
  /// What else is known, a bit each.
  @frozen
  package struct Flags: OptionSet, Sendable, BitwiseCopyable {
    /// The bits.
    package let rawValue: UInt8

    /// Flags of these bits.
    @inlinable
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The town ends in a band of blocks, which the other may write as a number.
    package static let hasBand = Flags(rawValue: 1)
    /// A first number without a word is taken for a 丁目.
    package static let infersChome = Flags(rawValue: 2)
    /// The first number is a 番地 in a town that has such a 丁目.
    package static let isLotBesideChome = Flags(rawValue: 4)
    /// A 字 stands between town and numbers.
    package static let hasAza = Flags(rawValue: 8)
    /// The address goes down to a lot.
    package static let isLot = Flags(rawValue: 16)
  }

  /// The numbers of the lot and unit, each plus one in 16 bits, the first lowest; 0 where they do not fit.
  package let numbers: UInt64
  /// The town in the gazetteer; -1 if it is not known for certain.
  package let town: Int32
  /// The municipality in the gazetteer; -1 if it is not known for certain.
  package let municipality: Int16
  /// The kinds of the numbers in three bits each, the first lowest, and from bit 12 on how many are of the premises.
  package let kinds: UInt16
  /// A hash of the room; 0 where none is stated, or one that is not compared as it stands.
  package let room: UInt16
  /// The prefecture; 0 if it is not known.
  package let prefecture: UInt8
  /// What else is known.
  package let flags: Flags

  /// A sketch of which nothing follows.
  package static let blank = AddressSketch(
    numbers: 0, town: -1, municipality: -1, kinds: 0, room: 0, prefecture: 0, flags: [])

  init(
    numbers: UInt64, town: Int32, municipality: Int16, kinds: UInt16, room: UInt16, prefecture: UInt8,
    flags: Flags
  ) {
    self.numbers = numbers
    self.town = town
    self.municipality = municipality
    self.kinds = kinds
    self.room = room
    self.prefecture = prefecture
    self.flags = flags
  }

  /// ``AddressRelation/different`` or ``AddressRelation/differentUnit`` where the sketches show it; `nil` where the addresses
  /// have to be compared. Symmetric.
  @inlinable
  @inline(__always)
  package func relation(to other: AddressSketch) -> AddressRelation? {
    if prefecture != other.prefecture, prefecture != 0, other.prefecture != 0 { return .different }
    // 北三番町4 and 北3-4 can be one place though the gazetteer has them in two towns.
    if !flags.union(other.flags).isDisjoint(with: .hasBand) { return nil }
    if municipality != other.municipality, municipality >= 0, other.municipality >= 0 { return .different }
    if town < 0 || other.town < 0 { return nil }
    if town != other.town { return .different }
    if numbers == 0 || other.numbers == 0 { return nil }
    let difference = numbers ^ other.numbers
    if difference != 0 {
      // A number of the premises that both have and that is not the same.
      let place = difference.trailingZeroBitCount & ~15
      let isStated = numbers &>> UInt64(place) & 0xFFFF != 0 && other.numbers &>> UInt64(place) & 0xFFFF != 0
      let premises = Swift.max(kinds &>> 12, other.kinds &>> 12)
      return isStated && place &>> 4 < Int(premises) ? .different : nil
    }
    // One lot: two rooms of it, if nothing else is in doubt.
    let both = flags.intersection(other.flags)
    let either = flags.union(other.flags)
    guard room != other.room, room != 0, other.room != 0, kindsAgree(with: other),
      both.contains(.isLot), !either.contains(.hasAza),
      !(either.contains(.infersChome) && either.contains(.isLotBesideChome))
    else { return nil }
    return .differentUnit
  }
}

extension AddressSketch {
  /// Whether no number is said to be of two kinds; see ``LotNumber/agrees(with:)``.
  @inlinable
  @inline(__always)
  func kindsAgree(with other: AddressSketch) -> Bool {
    Self.stated(kinds) & Self.stated(other.kinds) & Self.stated(kinds ^ other.kinds) == 0
  }

  /// The lowest bit of each of four kinds that is not 0.
  @inlinable
  @inline(__always)
  static func stated(_ kinds: UInt16) -> UInt16 {
    (kinds | kinds &>> 1 | kinds &>> 2) & 0b001_001_001_001
  }
}

extension JapaneseAddress {
  /// What decides most comparisons with addresses of one gazetteer.
  ///
  /// - Parameter reference: an address of the gazetteer; an address of another has a blank sketch, for the numbers of its
  ///   towns are others.
  /// - Complexity: O(1) but for the length of the room.
  package func sketch(besides reference: JapaneseAddress) -> AddressSketch {
    storage.withView { view in
      reference.storage.withView { other in
        view.tables === other.tables ? AddressSketch(view) : .blank
      }
    }
  }
}

extension JapaneseAddress {
  /// Whether a room, floor or wing is stated. Allocates nothing.
  package var isUnitStated: Bool { storage.withView { $0.isUnitStated } }
}

extension AddressSketch {
  /// How many numbers a sketch holds.
  private static let numberLimit = 4

  init(_ view: AddressView) {
    let facts = view.facts
    var flags: Flags = []
    if facts.bandStart != AddressFacts.nowhere { flags.insert(.hasBand) }
    if facts.inferred.contains(.chome) { flags.insert(.infersChome) }
    if view.isLotBesideChome { flags.insert(.isLotBesideChome) }
    if !view.areaAza.isEmpty { flags.insert(.hasAza) }
    if view.precision == .lot { flags.insert(.isLot) }

    var numbers: UInt64 = 0
    var kinds: UInt16 = 0
    if view.numberCount <= Self.numberLimit {
      for index in 0..<view.numberCount {
        let number = view.number(index)
        guard number.head == nil, let value = number.value, (0..<0xFFFF).contains(value) else {
          numbers = 0
          break
        }
        numbers |= UInt64(value + 1) &<< UInt64(16 * index)
        kinds |= UInt16(number.kind.rawValue) &<< UInt16(3 * index)
      }
      kinds |= UInt16(min(view.premisesCount, Self.numberLimit)) &<< 12
    }
    self.init(
      numbers: numbers, town: facts.town, municipality: Int16(exactly: facts.municipality) ?? -1,
      kinds: kinds, room: Self.hash(ofRoom: view.room, floor: facts.floor), prefecture: facts.prefecture,
      flags: flags)
  }

  /// A hash of a room that differs from every room but one that is written the same; 0 for several rooms (201・202) and for a
  /// number within a floor (3号室 of the 12th).
  private static func hash(ofRoom room: ScalarView, floor: ClosedRange<Int>?) -> UInt16 {
    if room.isEmpty || room.count < 3 && floor != nil { return 0 }
    var hash = StableTextHash()
    for scalar in room {
      if scalar == "・" { return 0 }
      hash.append(scalar)
    }
    let short = UInt16(truncatingIfNeeded: hash.value)
    return short == 0 ? 1 : short
  }
}
