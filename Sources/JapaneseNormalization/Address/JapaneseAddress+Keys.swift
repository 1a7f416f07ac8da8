extension JapaneseAddress {
  /// The lot as a delimited text: municipality, ward, town, numbers; `nil` without a town and without numbers.
  ///
  /// The prefecture and the county are not in it, because both are optional; the prefecture is compared apart.
  /// Two addresses of one lot have one key, except where one omits the city, 字 or 町 of the other, and where a room
  /// stands third after a dash (1-23-203 beside 1-23 コーポ青葉203): ``blockingKey`` covers the first,
  /// ``relation(to:)`` all of them.
  public var premisesKey: ScalarText? {
    var key = Self.emptyKey()
    return storage.withView { $0.appendPremises(to: &key) } ? key : nil
  }

  /// The premises key and the unit; equal to the premises key with an empty unit where none is stated.
  public var dwellingKey: ScalarText? {
    var key = Self.emptyKey()
    return storage.withView { $0.appendDwelling(to: &key) } ? key : nil
  }

  /// A coarser key for meeting candidates: town and the first two numbers, without municipality and ward, so that an
  /// address without its city meets the one with it, and 1-23-203 meets 1-23. A 字 between town and numbers is not in it. Where
  /// there is no town (佐久市甲34-10) the municipality and ward stand for it; `nil` without numbers.
  public var blockingKey: ScalarText? {
    var key = Self.emptyKey()
    var buffers = AddressKeyBuffers()
    return storage.withView { $0.appendBlocking(to: &key, &buffers) } ? key : nil
  }

  /// A key with room for most.
  private static func emptyKey() -> ScalarText {
    var key = ScalarText()
    key.reserveCapacity(48)
    return key
  }

  /// The content of ``premisesKey`` as a number: equal for equal keys, and unequal for unequal ones but for a chance of
  /// 2⁻⁶⁴. The same in every run and on every machine: FNV-1a, see ``StableTextHash``. Allocates nothing.
  public var premisesHash: UInt64? {
    var hash = StableTextHash()
    return storage.withView { $0.appendPremises(to: &hash) } ? hash.value : nil
  }

  /// The content of ``dwellingKey`` as a number; see ``premisesHash``. Allocates nothing.
  public var dwellingHash: UInt64? {
    var hash = StableTextHash()
    return storage.withView { $0.appendDwelling(to: &hash) } ? hash.value : nil
  }

  /// The content of ``blockingKey`` as a number; see ``premisesHash``. Allocates nothing once `buffers` has been used.
  public func blockingHash(_ buffers: inout AddressKeyBuffers) -> UInt64? {
    var hash = StableTextHash()
    return storage.withView { $0.appendBlocking(to: &hash, &buffers) } ? hash.value : nil
  }

  /// ``premisesHash``, ``dwellingHash`` and ``blockingHash(_:)`` at once; 0 for those that are `nil`.
  package func keyHashes(
    _ buffers: inout AddressKeyBuffers
  ) -> (premises: UInt64, dwelling: UInt64, blocking: UInt64) {
    storage.withView { view in
      var lot = StableTextHash()
      guard view.appendPremises(to: &lot) else { return (0, 0, 0) }
      var dwelling = lot
      view.appendUnit(to: &dwelling)
      var blocking = StableTextHash()
      let hasBlocking = view.appendBlocking(to: &blocking, &buffers)
      return (lot.value, dwelling.value, hasBlocking ? blocking.value : 0)
    }
  }

  /// A hash of what two addresses of one gazetteer are equal by, within a process.
  package var contentHash: UInt64 {
    storage.withView { view in
      let facts = view.facts
      var hash = UInt64(UInt32(bitPattern: facts.municipality)) << 32 | UInt64(UInt32(bitPattern: facts.town))
      hash = Self.mix(hash ^ (UInt64(UInt32(bitPattern: facts.postalCode)) << 20 | UInt64(facts.prefecture)))
      // The floor is in no text where it is all that is stated.
      hash = Self.mix(
        hash
          ^ (UInt64(UInt16(bitPattern: facts.lowestFloor)) << 16
            | UInt64(UInt16(bitPattern: facts.highestFloor))))
      let words = view.allWords
      var index = 0
      while index + 1 < words.count {
        hash = Self.mix(hash ^ (UInt64(words[index]) << 32 | UInt64(words[index + 1])))
        index += 2
      }
      if index < words.count { hash = Self.mix(hash ^ UInt64(words[index])) }
      return hash ^ hash >> 32
    }
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 29
  }
}

/// Room for folding the names of towns, for ``JapaneseAddress/blockingHash(_:)`` of many addresses.
public struct AddressKeyBuffers: Sendable {
  fileprivate var folding = PlaceNameFolding()
  fileprivate var name = ScalarText()

  /// Empty buffers; they take their room with the first key.
  public init() {}
}

/// What a key is written into: a text or a hash of it.
protocol KeySink {
  mutating func append(_ scalar: Unicode.Scalar)
}

extension KeySink {
  fileprivate mutating func append(_ text: ScalarView) {
    for scalar in text { append(scalar) }
  }
}

extension ScalarText: KeySink {}

/// A hash of a text that is the same in every run.
///
/// FNV-1a of 64 bits (Fowler, Noll, Vo; offset 14695981039346656037, prime 1099511628211), with a whole scalar taken in
/// at each step in the place of a byte, and the finalizer of SplitMix64 at the end, so that all bits are usable.
struct StableTextHash: KeySink {
  private var state: UInt64 = 14_695_981_039_346_656_037

  @inline(__always)
  mutating func append(_ scalar: Unicode.Scalar) {
    state = (state ^ UInt64(scalar.value)) &* 1_099_511_628_211
  }

  var value: UInt64 {
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension AddressView {
  /// Writes the premises key; `false`, and nothing written, if there is none.
  fileprivate func appendPremises(to key: inout some KeySink) -> Bool {
    let town = areaTown
    guard !town.isEmpty || numberCount > 0 else { return false }
    key.append(areaMunicipality)
    key.append("|")
    key.append(areaWard)
    key.append("|")
    key.append(town)
    key.append("|")
    if isLotBesideChome {
      append(numbers: 0..<1, to: &key)
      key.append("番")
      key.append("地")
      if premisesCount > 1 {
        key.append("-")
        append(numbers: 1..<premisesCount, to: &key)
      }
    } else {
      append(numbers: 0..<premisesCount, to: &key)
    }
    return true
  }

  fileprivate func appendDwelling(to key: inout some KeySink) -> Bool {
    guard appendPremises(to: &key) else { return false }
    appendUnit(to: &key)
    return true
  }

  /// Writes what a dwelling's key has after that of the premises.
  fileprivate func appendUnit(to key: inout some KeySink) {
    key.append("|")
    if premisesCount < numberCount {
      append(numbers: premisesCount..<numberCount, to: &key)
      return
    }
    let wing = text(.wing)
    key.append(wing)
    let room = room
    if !room.isEmpty {
      if !wing.isEmpty { key.append("-") }
      key.append(room)
    } else if let floor = facts.floor {
      if floor.lowerBound < 0 { key.append("b") }
      Self.append(decimal: floor.lowerBound.magnitude, to: &key)
      key.append("f")
    }
  }

  fileprivate func appendBlocking(to key: inout some KeySink, _ buffers: inout AddressKeyBuffers) -> Bool {
    guard numberCount > 0 else { return false }
    if hasTown {
      // By the folded name, which a registered town and one that is not certain share.
      registeredTownName(into: &buffers.name)
      KanjiVariants.fold(inPlace: &buffers.name)
      buffers.folding.fold(buffers.name, from: 0)
      if buffers.folding.units.isEmpty { return false }
      for unit in buffers.folding.units { key.append(Unicode.Scalar(unit) ?? " ") }
    } else {
      if facts.townStart == 0 { return false }
      key.append(areaMunicipality)
      key.append(areaWard)
    }
    key.append("|")
    append(numbers: 0..<min(2, premisesCount), to: &key)
    return true
  }

  /// The registered name of the town, or of those it may be, which share one but for its spelling; else the name
  /// that is written.
  private func registeredTownName(into name: inout ScalarText) {
    name.removeAll(keepingCapacity: true)
    let index = facts.town >= 0 ? Int(facts.town) : towns.first.map { Int($0) }
    if let index {
      tables.append(tables.townName[index], to: &name)
    } else {
      name.append(contentsOf: text(.town))
    }
  }

  private func append(numbers: Range<Int>, to key: inout some KeySink) {
    for index in numbers {
      if index > numbers.lowerBound { key.append("-") }
      Self.append(number(index), to: &key)
    }
  }

  static func append(_ number: LotNumber, to key: inout some KeySink) {
    if let head = number.head { key.append(head) }
    if let value = number.value { append(decimal: value.magnitude, to: &key) }
    if number.kind == .unnumbered {
      key.append("無")
      key.append("番")
      key.append("地")
    }
  }

  private static func append(decimal value: UInt, to key: inout some KeySink) {
    var unit: UInt = 1
    while value / unit > 9 { unit *= 10 }
    while unit > 0 {
      key.append(Unicode.Scalar(UInt8(0x30 + value / unit % 10)))
      unit /= 10
    }
  }
}
