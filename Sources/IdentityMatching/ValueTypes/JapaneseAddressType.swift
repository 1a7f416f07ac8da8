internal import JapaneseNormalization
internal import RecordLinkage
internal import Synchronization

/// An address in one cell.
///
/// The whole is its canonical spelling. `premises` is the lot and `dwelling` the unit on it, as keys that are equal for
/// equal places; both are empty where the address does not go down to a lot. `block` is what two spellings of one
/// place share even where one lacks the city or has the room after the lot.
struct JapaneseAddressType: ValueType {
  let name = "japanese-address"
  let summary = "an address: the canonical spelling; its places, premises and dwelling are parts"
  let parts = [
    "", "prefecture", "municipality", "town", "premises", "dwelling", "building", "room", "block",
    "postal-code",
  ]
  private let parsers: AddressParserPool

  init(gazetteer: Gazetteer) {
    parsers = AddressParserPool(gazetteer: gazetteer)
  }

  func derive(_ text: String) -> [String] {
    let address = parsers.parse(text)
    if address.precision == .none, address.building.isEmpty, address.postalCode.isEmpty {
      return [String(scalars: TextFolding.fold(text))] + parts.dropFirst().map { _ in "" }
    }
    let hasLot = address.precision == .lot
    let municipality = address.municipality + address.ward
    let room: ScalarText =
      switch address.unit {
      case .room(let room): room
      default: []
      }
    return [address.canonical, address.prefecture?.name ?? ""]
      + [
        municipality, address.town, hasLot ? address.premisesKey ?? [] : [],
        hasLot ? address.dwellingKey ?? [] : [], address.building, room, address.blockingKey ?? [],
        address.postalCode,
      ].map { String(scalars: $0) }
  }
}

/// Parsers of addresses that keep their buffers from one address to the next: one for each thread that asks.
final class AddressParserPool: Sendable {
  private let gazetteer: Gazetteer
  private let idle = Mutex<[AddressParser]>([])

  init(gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
  }

  /// The address of a text.
  func parse(_ text: String) -> JapaneseAddress {
    var parser = idle.withLock { $0.popLast() } ?? AddressParser(gazetteer: gazetteer)
    let address = parser.parse(text)
    idle.withLock { $0.append(parser) }
    return address
  }
}
