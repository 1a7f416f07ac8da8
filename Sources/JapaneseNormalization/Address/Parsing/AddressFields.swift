/// The parts of an address while it is parsed. The texts are buffers that are used again for the next address.
struct AddressFields: Sendable {
  var prefecture: Prefecture?
  /// As written, where the gazetteer does not know the municipality; where it does, they are not used.
  var county: ScalarText = []
  var municipality: ScalarText = []
  var ward: ScalarText = []
  var street: ScalarText = []
  /// Empty for a registered town with nothing after it, whose name the gazetteer has.
  var town: ScalarText = []
  var numbers: [LotNumber] = []
  var premisesCount = 0
  var otherLots: ScalarText = []
  var room: ScalarText = []
  /// As a number; `nil` if it is not stated.
  var postalCode: Int?
  var area = AreaKey()
  var place = AddressPlace()

  /// Forgets everything, and keeps the storage.
  mutating func reset() {
    prefecture = nil
    county.empty()
    municipality.empty()
    ward.empty()
    street.empty()
    town.empty()
    if !numbers.isEmpty { numbers.removeAll(keepingCapacity: true) }
    premisesCount = 0
    otherLots.empty()
    room.empty()
    postalCode = nil
    area.reset()
    place.reset()
  }

  /// The facts of the address; what belongs to its building is added by the caller.
  var facts: AddressFacts {
    var facts = AddressFacts()
    facts.municipality = place.municipality
    facts.town = place.town
    facts.inferred = place.inferred
    facts.isComplete = place.isComplete
    facts.prefecture = UInt8(clamping: prefecture?.code ?? 0)
    facts.postalCode = Int32(clamping: postalCode ?? -1)
    facts.premisesCount = UInt8(clamping: premisesCount)
    facts.wardStart = UInt16(clamping: area.wardStart)
    facts.townStart = UInt16(clamping: area.townStart)
    facts.azaStart = UInt16(clamping: area.azaStart)
    facts.bandStart = area.bandStart.map { UInt16(clamping: $0) } ?? AddressFacts.nowhere
    facts.bandNumber = UInt16(clamping: area.bandNumber)
    return facts
  }
}
