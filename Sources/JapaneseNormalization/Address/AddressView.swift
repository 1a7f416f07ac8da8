/// An address as it is read inside the library: its facts and its texts where they lie.
///
/// Valid while the address lives. Making one and reading it allocates and retains nothing.
struct AddressView {
  private let header: UnsafePointer<AddressHeader>
  private let words: UnsafePointer<UInt32>

  @inline(__always)
  init(_ header: UnsafePointer<AddressHeader>, _ words: UnsafePointer<UInt32>) {
    self.header = header
    self.words = words
  }

  @inline(__always)
  var facts: AddressFacts {
    @inline(__always) get { header.pointee.facts }
  }

  var tables: GazetteerTables { header.pointee.tables }

  /// A text.
  @inline(__always)
  func text(_ part: AddressArena.Part) -> ScalarView {
    let ends = UnsafeRawPointer(words)
    func end(_ index: Int) -> Int { Int(ends.load(fromByteOffset: 2 * index, as: UInt16.self)) }
    let start = part.rawValue == 0 ? 0 : end(part.rawValue - 1)
    let first = ends.assumingMemoryBound(to: Unicode.Scalar.self) + AddressArena.endsSize
    return ScalarView(first + start, 0..<end(part.rawValue) - start)
  }

  // MARK: Numbers

  @inline(__always)
  var numberCount: Int { Int(header.pointee.facts.numberCount) }
  @inline(__always)
  var premisesCount: Int { Int(header.pointee.facts.premisesCount) }

  @inline(__always)
  func number(_ index: Int) -> LotNumber {
    let word = words + Int(header.pointee.facts.textEnd) + AddressArena.numberSize * index
    let value = UInt64(word[1]) | UInt64(word[2]) << 32
    return LotNumber(
      folded: word[0] & 0xFF_FFFF, value: value == .max ? nil : Int(truncatingIfNeeded: value),
      kind: LotNumber.Kind(rawValue: UInt8(truncatingIfNeeded: word[0] >> 24)) ?? .plain)
  }

  var firstNumber: LotNumber? { numberCount > 0 ? number(0) : nil }
  var lastNumber: LotNumber? { numberCount > 0 ? number(numberCount - 1) : nil }

  /// Whether the first number is a 番地 in a town that has a 丁目 of this number: 舞浜2番地11, which is not 舞浜2-11.
  var isLotBesideChome: Bool {
    guard facts.town >= 0, let first = firstNumber, first.kind == .banchi, first.head == nil,
      let value = first.value, value > 0, value < 64
    else { return false }
    let town = Int(facts.town)
    return tables.chome(ofTown: town) & 1 << UInt64(value) != 0
      || tables.flags(ofTown: town).contains(.someChome) && value <= 20
  }

  // MARK: Place

  /// The towns that it may be, where there are several.
  var towns: UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: candidates, count: Int(header.pointee.facts.townCount))
  }

  /// The municipalities that it may be, where there are several and no town is known.
  var municipalities: UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(
      start: candidates + Int(header.pointee.facts.townCount),
      count: Int(header.pointee.facts.municipalityCount))
  }

  private var candidates: UnsafePointer<UInt32> {
    words + Int(header.pointee.facts.textEnd) + AddressArena.numberSize * numberCount
  }

  /// Whether the town can be this one: it is the one, or among those it may be.
  func mayBeTown(_ index: Int32) -> Bool {
    facts.town == index || towns.contains(UInt32(bitPattern: index)) || !facts.isComplete
  }

  // MARK: Area

  /// Municipality, ward and town as they are compared; see ``AreaKey``.
  var areaMunicipality: ScalarView { text(.area)[0..<Int(facts.wardStart)] }
  var areaWard: ScalarView { text(.area)[Int(facts.wardStart)..<Int(facts.townStart)] }
  var areaTown: ScalarView { text(.area)[Int(facts.townStart)...] }
  var areaAza: ScalarView { text(.area)[Int(facts.azaStart)...] }

  /// Whether the town is one that the gazetteer has, or has a name.
  var hasTown: Bool { facts.town >= 0 || !text(.town).isEmpty }

  var precision: JapaneseAddress.Precision {
    if numberCount > 0 { return numberCount == 1 && number(0).kind == .chome ? .chome : .lot }
    if hasTown { return .town }
    let isPlaced =
      facts.prefecture != 0 || facts.municipality >= 0 || !text(.municipality).isEmpty || !text(.ward).isEmpty
    return isPlaced ? .municipality : .none
  }

  // MARK: Building

  /// The room; empty where none is stated.
  var room: ScalarView { text(.key)[Int(facts.wingEnd)...] }

  /// Building and unit as they are compared.
  var side: BuildingComparison.Side {
    let key = text(.key)
    let facts = facts
    return BuildingComparison.Side(
      name: key[0..<Int(facts.nameEnd)], core: key[Int(facts.coreStart)..<Int(facts.coreEnd)],
      serial: key[Int(facts.nameEnd)..<Int(facts.serialEnd)],
      wing: key[Int(facts.serialEnd)..<Int(facts.wingEnd)], joined: key, room: key[Int(facts.wingEnd)...],
      floor: facts.floor)
  }

  /// Whether a room, floor or wing is stated.
  var isUnitStated: Bool {
    !room.isEmpty || facts.floor != nil || premisesCount < numberCount || !text(.wing).isEmpty
  }

  // MARK: Equality

  /// All words: texts, numbers and candidates.
  var allWords: UnsafeBufferPointer<UInt32> {
    let end = candidates + Int(facts.townCount) + Int(facts.municipalityCount)
    return UnsafeBufferPointer(start: words, count: end - words)
  }
}
