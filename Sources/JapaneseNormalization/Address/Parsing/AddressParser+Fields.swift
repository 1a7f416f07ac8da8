/// Addresses in fields: those up to the lot are joined to one text, those after it wait for their turn.
extension AddressParser {
  /// A field as UTF-8 with whoever holds it; empty where it is missing.
  package typealias FieldBytes = UnsafeBufferPointer<UInt8>

  /// The fields after the lot, folded.
  struct LaterFields: Sendable {
    var building: ScalarText = []
    var room: ScalarText = []
    var postalCode: ScalarText = []
    var kana: ScalarText = []
  }

  /// Takes an address in fields apart; see ``JapaneseAddress/parse(parts:gazetteer:)``.
  public mutating func parse(_ parts: AddressParts) -> JapaneseAddress {
    join(parts)
    if Self.mayBeReading(text) {
      if let address = parseReading(parts) { return address }
      join(parts)
    }
    return parseFields()
  }

  /// Takes an address in fields apart that is written as places are registered, in kanji.
  mutating func parseWritten(_ parts: AddressParts) -> JapaneseAddress {
    join(parts)
    return parseFields()
  }

  private mutating func join(_ parts: AddressParts) {
    text.empty()
    for field in [parts.prefecture, parts.city, parts.town, parts.lot] { append(area: field) }
    for line in parts.addressLines { append(area: line) }
    fold(parts.building)
    swap(&scratch, &later.building)
    fold(parts.room)
    swap(&scratch, &later.room)
    fold(parts.postalCode)
    swap(&scratch, &later.postalCode)
    fold(parts.kana)
    swap(&scratch, &later.kana)
  }

  private mutating func append(area field: String?) {
    fold(field)
    appendFolded()
  }

  /// Folds a field into ``scratch``.
  private mutating func fold(_ field: String?) {
    scratch.empty()
    if let field, !field.isEmpty { folder.fold(field, limit: Self.limit, into: &scratch) }
  }

  // MARK: Field by field

  /// Begins an address whose fields come one by one, in UTF-8: first those of the area, in their order.
  package mutating func beginFields() {
    text.empty()
    later.kana.empty()
  }

  /// Takes in a field of the area: prefecture, city, town, lot, or a line of the address.
  package mutating func append(area field: FieldBytes) {
    if field.isEmpty { return }
    fold(field)
    appendFolded()
  }

  /// Takes the address apart whose area was taken in, with the fields after it; `nil` where it may be written by its reading,
  /// in Latin letters or kana, which is ``parse(_:)-(AddressParts)``'s to find out.
  package mutating func parseFields(
    building: FieldBytes, room: FieldBytes, postalCode: FieldBytes
  ) -> JapaneseAddress? {
    if Self.mayBeReading(text) { return nil }
    fold(building)
    swap(&scratch, &later.building)
    fold(room)
    swap(&scratch, &later.room)
    fold(postalCode)
    swap(&scratch, &later.postalCode)
    return parseFields()
  }

  private mutating func fold(_ field: FieldBytes) {
    scratch.empty()
    if !field.isEmpty { folder.fold(utf8: field, limit: Self.limit, into: &scratch) }
  }

  // MARK: Both

  /// Appends the field that was folded last to the text.
  private mutating func appendFolded() {
    guard let first = scratch.first else { return }
    // A border between numbers is a border: town 虎ノ門1, lot 23-1.
    if let last = text.last, AddressScalars.isNumeral(last), AddressScalars.isNumeral(first) {
      text.append("-")
    }
    text.append(contentsOf: scratch)
  }

  /// Parses ``text`` and the fields after the lot.
  private mutating func parseFields() -> JapaneseAddress {
    begin()
    swap(&kana, &later.kana)
    for index in kana.indices { kana[index] = Kana.katakana(kana[index]) }
    postalCode()
    if address.postalCode == nil { address.postalCode = Self.postalCode(later.postalCode) }
    prefecture()
    place()
    lot()
    if !later.building.isEmpty {
      text.append(" ")
      text.append(contentsOf: later.building)
    }
    building.parse(text[lotEnd...])
    if !later.room.isEmpty { building.parseRoom(later.room[...]) }
    return finish()
  }
}
